/** How many rows a page of a list shows. */
export const pageSize = 50

/** Which page is asked for, from 1; anything else is the first, and past the end the last. */
export function pageAsked(asked: string | null, count: number): { page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(count / pageSize))
  const page = /^[1-9]\d{0,5}$/.test(asked ?? '') ? Number(asked) : 1
  return { page: Math.min(page, pages), pages }
}

/** The rows of the page asked for. */
export function pageOf<T>(rows: readonly T[], asked: string | null): { rows: T[]; page: number; pages: number } {
  const { page, pages } = pageAsked(asked, rows.length)
  return { rows: rows.slice((page - 1) * pageSize, page * pageSize), page, pages }
}
