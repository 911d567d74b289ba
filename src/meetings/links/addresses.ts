import type { AboutRecord, Linkable } from './model.ts'

/** The page of a record. A target group has none of its own: the cases about it. */
export function recordAddress({ kind, recordId, parentId }: Omit<Linkable, 'label'>): string {
  const id = encodeURIComponent(recordId)
  const parent = encodeURIComponent(parentId ?? '')
  const pages = {
    facility: `/tilbud/${id}`,
    offering: `/tilbud/${parent}`,
    'target-group': casesAddress({ kind, recordId }),
    round: `/indberetning/${id}`,
    report: `/rapporter/${id}`,
    initiative: `/aftaler/${parent}/initiativ/${id}`,
  }
  return pages[kind]
}

/** The cases that mention a record. */
export function casesAddress({ kind, recordId }: AboutRecord): string {
  return `/sager?om=${encodeURIComponent(`${kind}:${recordId}`)}`
}
