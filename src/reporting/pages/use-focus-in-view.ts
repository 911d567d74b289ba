import { useEffect } from 'react'

/**
 * Keeps what has the focus inside the window when findings appear above it and push it down: the cell one writes in, or
 * the button one has come to by Tab through empty cells.
 *
 * @param left - the cells that have been left: each may bring findings
 */
export function useFocusInView(left: ReadonlySet<string>): void {
  useEffect(() => {
    const focused = document.activeElement
    if (left.size > 0 && focused !== document.body) focused?.scrollIntoView({ block: 'nearest' })
  }, [left])
}
