import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { useTexts } from './texts.ts'

/** Where the history of one record is read. `record` is the key as the audit trail writes it, parts joined by "/". */
export function historyHref(table: string, record: string): string {
  return `/administration/historik/${encodeURIComponent(table)}/${encodeURIComponent(record)}`
}

/** "Historik": who changed this record, when, and what. */
export function HistoryLink({ table, record }: { table: string; record: string }) {
  const t = useTexts({ da, en })
  return <a href={historyHref(table, record)}>{t('history')}</a>
}
