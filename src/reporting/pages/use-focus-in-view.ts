import { useEffect } from 'react'

/**
 * Keeps the cell one writes in inside the window when findings appear under the lines above and push it down.
 *
 * @param left - the cells that have been left: each may bring findings
 */
export function useFocusInView(left: ReadonlySet<string>): void {
  useEffect(() => {
    const focused = document.activeElement
    if (left.size > 0 && focused?.matches('[data-cell]')) focused.scrollIntoView({ block: 'nearest' })
  }, [left])
}
