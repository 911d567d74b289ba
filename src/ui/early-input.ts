type Field = HTMLInputElement | HTMLTextAreaElement
type Words = { value: string; start: number | null; end: number | null }

const choices = 'select, input:is([type=checkbox], [type=radio])'
const fields = 'textarea, input:not([type=checkbox], [type=radio], [type=file], [type=hidden])'

/**
 * Watches what is typed and chosen while the scripts of a page are still on their way. Nobody listens to it then, the
 * next rendering would empty a cell again, and React puts the stored text back in a text area when it takes it over.
 *
 * @returns types and chooses it all once more, to be called when the page listens: each field saves and judges it as
 *   typed now
 */
export function watchEarlyInput(page: Document): () => void {
  const early = new Map<EventTarget, Words>()
  const chosen = new Map<EventTarget, () => void>()
  const remember = ({ target }: { target: EventTarget | null }) => {
    if (!(target instanceof Element)) return
    if (target.matches(fields)) early.set(target, wordsOf(target as Field))
    if (!target.matches(choices)) return
    // The last choice is made last again: of buttons that exclude each other it is the one that stands.
    chosen.delete(target)
    chosen.set(target, choiceOf(target))
  }
  // Who goes on writing in a text area that was just taken over continues the own words, not the stored ones.
  const putBack = ({ target }: Event) => {
    const words = target && early.get(target)
    if (words && words.value !== (target as Field).value) write(target as Field, words)
  }
  for (const field of page.querySelectorAll<Field>(fields)) if (isTypedIn(field)) remember({ target: field })
  for (const field of page.querySelectorAll(choices)) if (isChosen(field)) remember({ target: field })
  page.addEventListener('input', remember, true)
  page.addEventListener('beforeinput', putBack, true)
  return () => {
    page.removeEventListener('input', remember, true)
    page.removeEventListener('beforeinput', putBack, true)
    for (const [field, words] of early) typeAgain(field as Field, words)
    for (const chooseAgain of chosen.values()) chooseAgain()
    early.clear()
    chosen.clear()
  }
}

/** Is something else chosen than what the page came with? */
function isChosen(field: Element): boolean {
  if (field instanceof HTMLInputElement)
    return field.type === 'radio' ? field.checked && !field.defaultChecked : field.checked !== field.defaultChecked
  const { options, multiple } = field as HTMLSelectElement
  const all = [...options]
  // Without a mark of its own the first option is what the page came with.
  const isMarked = multiple || all.some((option) => option.defaultSelected)
  const first = all.find((option) => !option.disabled)
  return all.some((option) => option.selected !== (isMarked ? option.defaultSelected : option === first))
}

/** Chooses once more what is chosen now. */
function choiceOf(field: Element): () => void {
  if (field instanceof HTMLInputElement) {
    const { checked } = field
    return () => {
      // React hears of a press that changes what it last saw; it has seen the early choice already.
      field.checked = !checked
      field.click()
    }
  }
  const select = field as HTMLSelectElement
  const marks = [...select.options].map(({ selected }) => selected)
  return () => {
    for (const [at, option] of [...select.options].entries()) option.selected = marks[at] ?? false
    select.dispatchEvent(new Event('input', { bubbles: true }))
    select.dispatchEvent(new Event('change', { bubbles: true }))
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
