import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { appContext } from '#ui/context.ts'
import { EmptyState } from '#ui/feedback.tsx'
import { FiguresProvider } from '#ui/figure.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { pageData } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { translate, useTexts } from '#ui/texts.ts'
import { agreementFigures } from '../figures.ts'
import { agreementTime } from '../rules.ts'
import { getAgreements } from '../service/read.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { byId, StateSentence, sourceText, TimeTag, usePeriod } from './parts.tsx'

export const handle = {
  breadcrumb: (_page: unknown, language: 'da' | 'en') => [{ label: translate(language, { da, en }, 'title') }],
}

export async function loader({ context, request }: LoaderFunctionArgs) {
  const app = context.get(appContext)
  const { agreements, mayAdd } = await pageData(getAgreements(app), app.sentence)
  return {
    mayAdd,
    search: new URL(request.url).search,
    agreements: agreements.map(({ initiatives, parties, ...agreement }) => ({
      ...agreement,
      time: agreementTime(agreement, app.today),
      figures: agreementFigures(agreement, initiatives, parties, app.today),
    })),
  }
}

/** All framework agreements (rammeaftaler), the latest first. */
export default function Agreements() {
  const { agreements, mayAdd, search } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const period = usePeriod()
  return (
    <FiguresProvider figures={byId(agreements.map(({ figures }) => figures))} search={search}>
      <PageHead title={t('listTitle')} actions={mayAdd && <ButtonLink href="/aftaler/ny">{t('add')}</ButtonLink>} />
      <p className="lead">{t('intro')}</p>
      <p>
        <a href="/fora">{t('bodies')}</a>
      </p>
      {agreements.length === 0 && <EmptyState title={t('none')}>{t('noneHelp')}</EmptyState>}
      {agreements.map((agreement) => (
        <section key={agreement.id} aria-labelledby={agreement.id}>
          <h2 id={agreement.id}>
            <a href={`/aftaler/${agreement.id}`}>{agreement.title}</a>
          </h2>
          <p>
            {period(agreement)} <TimeTag time={agreement.time} />
          </p>
          {agreement.vision && (
            <p>
              {t('vision')}: {agreement.vision}
            </p>
          )}
          <StateSentence figures={agreement.figures} />
          <p>
            <a href={`/aftaler/${agreement.id}#initiativer`}>
              {t('open')}
              <span className="sr-only">: {agreement.title}</span>
            </a>
          </p>
          {agreement.sourceTitle && (
            <p className="source">
              {t('source')}: {sourceText(agreement)}
            </p>
          )}
        </section>
      ))}
    </FiguresProvider>
  )
}
