import type { AuditEntry, FieldChange } from '#platform/audit.ts'
import { Details, EmptyState } from '#ui/feedback.tsx'
import { historyHref } from '#ui/history-link.tsx'
import { DateTimeText } from '#ui/numbers.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { da } from '../../operations/texts.da.ts'
import { en } from '../../operations/texts.en.ts'
import { tableName } from './parts.tsx'

type Props = { entries: AuditEntry[]; next: number | null; search: string; showRecord: boolean }

/** Changes, newest first: when, who, and each field from what to what. */
export function HistoryTable({ entries, next, search, showRecord }: Props) {
  const t = useTexts({ da, en })
  const older = new URLSearchParams(search)
  if (next !== null) older.set('aeldre', String(next))
  if (entries.length === 0) return <EmptyState title={t('history.none')} />
  return (
    <>
      <Table caption={t('history.caption')} cards>
        <thead>
          <tr>
            <ColumnHead>{t('history.at')}</ColumnHead>
            <ColumnHead>{t('history.who')}</ColumnHead>
            <ColumnHead>{t('history.change')}</ColumnHead>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td data-title={t('history.at')}>
                <DateTimeText instant={entry.at} />
              </td>
              <td data-title={t('history.who')}>
                {entry.userName ?? (entry.system ? t('history.system', { name: entry.system }) : t('history.unknown'))}
              </td>
              <td data-title={t('history.change')}>
                <Change entry={entry} showRecord={showRecord} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {next !== null && (
        <p>
          <a rel="next" href={`?${older}`}>
            {t('history.older')}
          </a>
        </p>
      )}
    </>
  )
}

function Change({ entry, showRecord }: { entry: AuditEntry; showRecord: boolean }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const { table, record, label, action, changes } = entry
  return (
    <>
      {t(`history.${action}`)}{' '}
      {showRecord && (
        <a className="break-anywhere" href={historyHref(table, record)}>
          {tableName(language, table)} {label ?? record}
        </a>
      )}
      {action === 'update' && changes.length <= 3 ? (
        <Fields changes={changes} created={false} />
      ) : (
        <Details summary={t('history.fields', { n: changes.length })}>
          <Fields changes={changes} created={action === 'insert'} />
        </Details>
      )}
    </>
  )
}

function Fields({ changes, created }: { changes: FieldChange[]; created: boolean }) {
  const t = useTexts({ da, en })
  const shown = (value: unknown) =>
    value === null ? t('history.empty') : typeof value === 'string' ? value : JSON.stringify(value)
  return (
    <ul className="break-anywhere">
      {changes.map(({ field, from, to }) => (
        <li key={field}>
          {t(created ? 'history.initial' : 'history.field', { field, from: shown(from), to: shown(to) })}
        </li>
      ))}
    </ul>
  )
}
