/**
 * The page a request came from, as it stands in the address bar. With JavaScript a form is sent to `<page>.data`, and
 * the parts of a page that are asked for are named in `_routes`; a person who is sent there sees neither page nor data.
 *
 * @returns pathname and search: "/sager/1/bagland?aar=2025"
 */
export function pageAddress(request: Pick<Request, 'url'>): string {
  const { pathname, searchParams } = new URL(request.url)
  searchParams.delete('_routes')
  const page = pathname.replace(/\.data$/, '').replace(/^\/_(root)?$/, '/')
  const search = searchParams.toString()
  return search === '' ? page : `${page}?${search}`
}
