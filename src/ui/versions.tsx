import { Form, useSearchParams } from 'react-router'
import { danishDate } from '#figures/format.ts'
import { Alert, StateTag } from './feedback.tsx'
import { ButtonLink, ButtonRow, HiddenField, SubmitButton } from './form.tsx'
import { DateText } from './numbers.tsx'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { useTexts } from './texts.ts'

// The page of work that is saved as a draft, changed in versions and published: what is the same whatever the work is.

type Moments = { madeAt: string; publishedAt: string | null }
type Shown = Moments & { number: number; latest: number; ownerName: string }

/** "Kladde" or "Offentliggjort", as a word with its shape. */
export function VersionState({ publishedAt }: { publishedAt: string | null }) {
  const t = useTexts({ da, en })
  return (
    <StateTag tone={publishedAt ? 'done' : 'waiting'}>
      {t(publishedAt ? 'versions.published' : 'versions.draft')}
    </StateTag>
  )
}

/** When a version was published, or made as long as it is a draft. */
export function VersionDate({ publishedAt, madeAt }: Moments) {
  return <DateText date={danishDate(publishedAt ?? madeAt)} />
}

/** "Offentliggjort 4. maj 2026". */
export function VersionSince(version: Moments) {
  const t = useTexts({ da, en })
  return (
    <>
      {t(version.publishedAt ? 'versions.published' : 'versions.draft')} <VersionDate {...version} />
    </>
  )
}

/** What has just happened (`?gemt`, `?offentliggjort`), who sees a draft, and that there is a newer version. */
export function VersionMessages({ shown, refused, href }: { shown: Shown; refused: boolean; href: string }) {
  const [search] = useSearchParams()
  const t = useTexts({ da, en })
  const { number, latest, ownerName: owner, publishedAt } = shown
  return (
    <>
      {search.has('gemt') && !refused && <Alert kind="success" title={t('versions.saved', { number })} live />}
      {search.has('offentliggjort') && !refused && (
        <Alert kind="success" title={t('versions.publishedNow', { number })} live />
      )}
      {publishedAt === null && <Alert kind="info">{t('versions.seenBy', { owner })}</Alert>}
      {number < latest && (
        <Alert kind="warning">
          <a href={href}>{t('versions.older', { number, latest })}</a>
        </Alert>
      )}
    </>
  )
}

/** The way to a new version, and the button that publishes the newest one while it is a draft. */
export function VersionChanges({ shown, version, href }: { shown: Shown; version: number; href: string }) {
  const t = useTexts({ da, en })
  const { publishedAt, number, latest } = shown
  const another = <ButtonLink href={href}>{t('versions.change')}</ButtonLink>
  if (publishedAt !== null || number < latest) return <p className="no-print">{another}</p>
  return (
    <Form method="post" className="no-print">
      <HiddenField name="version" value={String(version)} />
      <p>{t('versions.publishHint')}</p>
      <ButtonRow>
        <SubmitButton>{t('versions.publish', { number })}</SubmitButton>
        {another}
      </ButtonRow>
    </Form>
  )
}

/** Every version one may see, newest first; nothing while there is only one. */
export function VersionList({ versions }: { versions: (Moments & { number: number; title: string })[] }) {
  const t = useTexts({ da, en })
  if (versions.length < 2) return null
  return (
    <section aria-labelledby="versioner">
      <h2 id="versioner">{t('versions.title')}</h2>
      <ul>
        {versions.map(({ number, title, publishedAt, madeAt }) => (
          <li key={number}>
            <a href={`?version=${number}`}>{`${number}. ${title}`}</a>
            {', '}
            {t(publishedAt ? 'versions.published' : 'versions.draft').toLowerCase()}{' '}
            <VersionDate publishedAt={publishedAt} madeAt={madeAt} />
          </li>
        ))}
      </ul>
    </section>
  )
}
