import type { KeyboardEvent } from 'react'

/** Arrow up and down and Enter go between lines; left and right between columns at the edge of the text. */
export function moveByKey(event: KeyboardEvent<HTMLElement>): void {
  const cell = event.target
  if (!(cell instanceof HTMLInputElement || cell instanceof HTMLTextAreaElement) || !cell.dataset.cell) return
  const step = stepOf(event, cell)
  if (!step) return
  const [row = 0, column = 0] = cell.dataset.cell.split('-').map(Number)
  const cells = [...event.currentTarget.querySelectorAll<HTMLInputElement>('[data-cell]')]
  for (let far = 1; far <= cells.length; far++) {
    const wanted = `${row + step.rows * far}-${column + step.columns * far}`
    const next = cells.find((other) => other.dataset.cell === wanted)
    if (!next) continue
    event.preventDefault()
    next.focus()
    next.select()
    return
  }
  if (event.key === 'Enter') event.preventDefault()
}

function stepOf({ key, shiftKey }: KeyboardEvent, cell: HTMLInputElement | HTMLTextAreaElement) {
  const isText = cell instanceof HTMLTextAreaElement
  if (key === 'Enter' && !isText) return { rows: shiftKey ? -1 : 1, columns: 0 }
  if (isText || cell.type === 'date') return null
  const atStart = cell.selectionStart === 0 && cell.selectionEnd === 0
  const atEnd = cell.selectionStart === cell.value.length
  if (key === 'ArrowDown') return { rows: 1, columns: 0 }
  if (key === 'ArrowUp') return { rows: -1, columns: 0 }
  if (key === 'ArrowLeft' && atStart) return { rows: 0, columns: -1 }
  return key === 'ArrowRight' && atEnd ? { rows: 0, columns: 1 } : null
}
