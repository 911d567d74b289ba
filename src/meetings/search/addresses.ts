import { followUpAddress } from '../follow-ups/model.ts'
import type { Hit } from './model.ts'

type Placed = Pick<Hit, 'kind' | 'recordId' | 'caseId' | 'meetingId' | 'fileId'>

/** What a hit leads to: the page of the record, or the file of an attachment. */
export function hitAddress(hit: Placed): string {
  if (hit.kind === 'report') return `/rapporter/${encodeURIComponent(hit.recordId)}`
  if (hit.kind === 'follow-up') return followUpAddress(hit.recordId)
  return hit.kind === 'attachment' && hit.fileId !== null ? `/filer/${hit.fileId}` : placeAddress(hit)
}

/** The case or meeting that a hit belongs to. */
export function placeAddress({ caseId, meetingId }: Pick<Placed, 'caseId' | 'meetingId'>): string {
  if (caseId !== null) return `/sager/${caseId}`
  return meetingId === null ? '/moeder' : `/moeder/${meetingId}`
}
