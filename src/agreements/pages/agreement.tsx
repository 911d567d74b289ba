import { type LinksFunction, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { appContext } from '#ui/context.ts'
import { Alert } from '#ui/feedback.tsx'
import { FiguresProvider } from '#ui/figure.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { HistoryLink } from '#ui/history-link.tsx'
import { pageData } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useTexts } from '#ui/texts.ts'
import { agreementFigures } from '../figures.ts'
import { agreementTime, phasesOf, stepTime } from '../rules.ts'
import { getAgreement } from '../service/read.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import styles from './agreements.css?url'
import { InitiativeTables } from './initiative-tables.tsx'
import { agreementCrumbs, byId, sourcesOf, TimeTag, usePeriod } from './parts.tsx'
import { PartyTable } from './party-table.tsx'
import { Plan } from './plan.tsx'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const handle = { breadcrumb: agreementCrumbs() }

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const app = context.get(appContext)
  const page = await pageData(getAgreement(app, params.agreementId ?? ''), app.sentence)
  const { agreement, initiatives, parties, steps, ...rest } = page
  const { search, searchParams } = new URL(request.url)
  return {
    ...rest,
    agreement,
    initiatives,
    parties,
    time: agreementTime(agreement, app.today),
    phases: phasesOf(steps.map((step) => ({ ...step, time: stepTime(step, app.today) }))),
    figures: agreementFigures(agreement, initiatives, parties, app.today),
    search,
    planAsTable: searchParams.get('plan') === 'tabel',
    saved: searchParams.has('gemt'),
  }
}

/** One agreement (rammeaftale): vision, where each initiative stands, the way to it, and who has approved. */
export default function AgreementPage() {
  const page = useLoaderData<typeof loader>()
  const { agreement, figures, mayKeep } = page
  const t = useTexts({ da, en })
  const period = usePeriod()
  const rows = [agreement, ...page.focuses, ...page.initiatives, ...page.phases.flatMap(({ steps }) => steps)]
  return (
    <FiguresProvider figures={byId([figures])} search={page.search}>
      <PageHead
        title={agreement.title}
        context={
          <>
            {period(agreement)} <TimeTag time={page.time} />
          </>
        }
        actions={mayKeep && <ButtonLink href={`/aftaler/${agreement.id}/rediger`}>{t('edit')}</ButtonLink>}
      />
      {page.saved && (
        <Alert kind="success" live>
          {t('saved')}
        </Alert>
      )}
      {agreement.vision && (
        <p className="agreement-vision">
          {t('vision')}: {agreement.vision}
        </p>
      )}
      {agreement.summary && <p className="lead">{agreement.summary}</p>}
      <InitiativeTables {...page} />
      <Plan agreementId={agreement.id} phases={page.phases} asTable={page.planAsTable} mayKeep={mayKeep} />
      <PartyTable agreement={agreement} parties={page.parties} figures={figures} mayKeep={mayKeep} />
      <section aria-labelledby="kilder">
        <h2 id="kilder">{t('sources')}</h2>
        <ul>
          {sourcesOf(rows).map((source) => (
            <li key={source}>{source}</li>
          ))}
        </ul>
        {mayKeep && (
          <p>
            <HistoryLink table="agreement" record={agreement.id} />
          </p>
        )}
      </section>
    </FiguresProvider>
  )
}
