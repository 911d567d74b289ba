/** The part of xlsx-populate the tests use; the package has no types of its own. */
declare module 'xlsx-populate' {
  type Cell = {
    value(): unknown
    value(value: string | number | boolean | Date | undefined): Cell
    formula(text: string): Cell
    style(name: string, value: unknown): Cell
  }
  type Sheet = {
    cell(address: string): Cell
    name(name: string): Sheet
    delete(): void
  }
  type Workbook = {
    sheet(name: string): Sheet
    addSheet(name: string): Sheet
    outputAsync(): Promise<Uint8Array>
  }
  const XlsxPopulate: { fromDataAsync(bytes: Uint8Array): Promise<Workbook> }
  export default XlsxPopulate
}
