import { Alert } from './feedback.tsx'
import type { FormState } from './form.tsx'
import { ColumnHead, Table } from './table.tsx'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { useTexts } from './texts.ts'

export type StaleField = {
  name: string
  label: string
  /** What is stored now. */
  now: string | null
  /** Turns a stored or typed value into words: the name behind an id. */
  words?: (value: string) => string
}

/**
 * After a refused write on an older version: each field where what was typed differs from what is stored now, both
 * beside each other. The form still holds what was typed, and with the current version it can be saved again.
 */
export function StaleValues({ form, version, fields }: { form: FormState; version: number; fields: StaleField[] }) {
  const t = useTexts({ da, en })
  if (!isStale(form, version)) return null
  const different = fields.filter(({ name, now }) => lines(form?.values[name]) !== lines(now))
  if (different.length === 0) return <Alert kind="info">{t('stale.same')}</Alert>
  return (
    <Table caption={t('stale.caption')} note={t('stale.note')} cards>
      <thead>
        <tr>
          <ColumnHead>{t('stale.field')}</ColumnHead>
          <ColumnHead>{t('stale.typed')}</ColumnHead>
          <ColumnHead>{t('stale.now')}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {different.map(({ name, label, now, words = (value) => value }) => (
          <tr key={name}>
            <th scope="row" data-title={t('stale.field')}>
              {label}
            </th>
            <td data-title={t('stale.typed')}>{words(form?.values[name] ?? '') || t('stale.empty')}</td>
            <td data-title={t('stale.now')}>{words(now ?? '') || t('stale.empty')}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

/** Whether the form was written on another version than the one stored now. */
function isStale(form: FormState, version: number): boolean {
  const seen = form?.values.version
  return seen !== undefined && seen !== String(version)
}

function lines(value: string | null | undefined): string {
  return (value ?? '').replace(/\r\n/g, '\n').trim()
}
