import { danishDate } from '#figures/format.ts'
import { Alert, StateTag } from '#ui/feedback.tsx'
import { DateText } from '#ui/numbers.tsx'
import { useTexts } from '#ui/texts.ts'
import type { EditionView } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

/** What stands over an edition: which one, when, frozen; whether it is outdated; files; the other editions. */
export function EditionHead({ report, head, editions, moved, mayWrite }: EditionView) {
  const t = useTexts({ da, en })
  const base = `/rapporter/${report.id}`
  const here = `${base}/udgave/${head.number}`
  const newest = editions[0]
  return (
    <div className="edition-head">
      <p>
        <StateTag tone="done">{t('publishing.frozen')}</StateTag> · {t('publishing.edition', { number: head.number })}
        {', '}
        <DateText date={danishDate(head.publishedAt)} />
        {head.note && `. ${head.note}`}
      </p>
      {newest && newest.number !== head.number && (
        <Alert kind="info" title={t('publishing.newer')}>
          <a href={base}>{t('publishing.readNewer', { number: newest.number })}</a>
        </Alert>
      )}
      {moved && (
        <Alert kind="warning" title={t('publishing.moved')}>
          <a href={`${here}/aendringer`}>{t('publishing.seeChanges')}</a>
        </Alert>
      )}
      <Downloads base={here} name={`${report.id}-udgave-${head.number}`} />
      <ul className="inline-links">
        {editions
          .filter(({ number }) => number !== head.number)
          .map(({ number }) => (
            <li key={number}>
              <a href={`${base}/sammenlign?fra=${number}&til=${head.number}`}>{t('publishing.compare', { number })}</a>
            </li>
          ))}
        {mayWrite && (
          <li>
            <a href={`${base}/udkast`}>{t('publishing.openDraft')}</a>
          </li>
        )}
      </ul>
    </div>
  )
}

/** The report as files, from the same document as the page. */
export function Downloads({ base, name }: { base: string; name: string }) {
  const t = useTexts({ da, en })
  return (
    <p className="downloads">
      {t('publishing.downloads')}:{' '}
      {(['pdf', 'docx', 'xlsx'] as const).map((format, index) => (
        <span key={format}>
          {index > 0 && ' · '}
          <a href={`${base}/${name}.${format}`} download>
            {t(`publishing.${format}`)}
          </a>
        </span>
      ))}
    </p>
  )
}
