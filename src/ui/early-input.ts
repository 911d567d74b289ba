type Field = HTMLInputElement | HTMLTextAreaElement
type Words = { value: string; start: number | null; end: number | null }

const fields = 'textarea, input:not([type=checkbox], [type=radio], [type=file], [type=hidden])'

/**
 * Watches what is typed while the scripts of a page are still on their way. Nobody listens to it then, the next
 * rendering would empty a cell again, and React puts the stored text back in a text area when it takes it over.
 *
 * @returns types it all once more, to be called when the page listens: each field saves and judges it as typed now
 */
export function watchEarlyInput(page: Document): () => void {
  const early = new Map<EventTarget, Words>()
  const remember = ({ target }: { target: EventTarget | null }) => {
    if (target instanceof Element && target.matches(fields)) early.set(target, wordsOf(target as Field))
  }
  // Who goes on writing in a text area that was just taken over continues the own words, not the stored ones.
  const putBack = ({ target }: Event) => {
    const words = target && early.get(target)
    if (words && words.value !== (target as Field).value) write(target as Field, words)
  }
  for (const field of page.querySelectorAll<Field>(fields)) if (isTypedIn(field)) remember({ target: field })
  page.addEventListener('input', remember, true)
  page.addEventListener('beforeinput', putBack, true)
  return () => {
    page.removeEventListener('input', remember, true)
    page.removeEventListener('beforeinput', putBack, true)
    for (const [field, words] of early) typeAgain(field as Field, words)
    early.clear()
  }
}

function isTypedIn(field: Field): boolean {
  if (field.value === field.defaultValue) return false
  // A browser tidies what it shows, as line ends or a date that is none: the same text in a new field tells.
  const untouched = field.cloneNode() as Field
  untouched.value = field.defaultValue
  return field.value !== untouched.value
}

function typeAgain(field: Field, words: Words): void {
  const hasFocus = field.ownerDocument.activeElement === field
  // React reports a change from the value it last saw, and it has seen the early words already.
  field.value = field.defaultValue
  write(field, words)
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
  if (!hasFocus) field.dispatchEvent(new FocusEvent('focusout', { bubbles: true }))
}

/** Sets the value as a key press does, past the property React puts on each field, and the cursor where it was. */
function write(field: Field, { value, start, end }: Words): void {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, value)
  if (start !== null && field.ownerDocument.activeElement === field) field.setSelectionRange(start, end)
}

function wordsOf({ value, selectionStart: start, selectionEnd: end }: Field): Words {
  return { value, start, end }
}
