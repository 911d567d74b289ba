import { formatDateTime } from '#figures/format.ts'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

/** "ændret siden udsendelsen": under an item whose case says something else than when the agenda was sent. */
export function ChangedSince({ caseId, sent }: { caseId: string; sent: { number: number; replacedAt: string } }) {
  const t = useTexts({ da, en })
  const at = formatDateTime(sent.replacedAt, useLanguage())
  return (
    <p className="changed-since">
      {t('versions.since', { at })} <a href={`/sager/${caseId}/versioner/${sent.number}`}>{t('versions.since.link')}</a>
    </p>
  )
}

/** The way to the versions of a case, when there are earlier ones. */
export function VersionsLink({ caseId, earlier }: { caseId: string; earlier: number | null }) {
  const t = useTexts({ da, en })
  if (earlier === null) return null
  return (
    <p>
      <a href={`/sager/${caseId}/versioner/${earlier}`}>{t('versions.link')}</a>
    </p>
  )
}
