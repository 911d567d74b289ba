import { redirect, useLoaderData } from 'react-router'
import { danishDate } from '#figures/format.ts'
import { listReports } from '#publishing/index.ts'
import { appContext } from '#ui/context.ts'
import { ButtonLink } from '#ui/form.tsx'
import { DateText } from '#ui/numbers.tsx'
import type { PageArguments } from '#ui/page.ts'
import { useTexts } from '#ui/texts.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

export async function loader({ context }: PageArguments) {
  const app = context.get(appContext)
  if (app.user) throw redirect('/overblik', 303)
  const reports = await listReports(app)
  return { reports: reports.filter(({ edition }) => edition !== null).slice(0, 5) }
}

/** The public front page: what this is, and the way to the published reports and the register. */
export default function Front() {
  const { reports } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  return (
    <div className="prose">
      <title>{`Rammeværk – ${t('front.title')}`}</title>
      <h1>{t('front.title')}</h1>
      <p className="lead">{t('front.lead')}</p>
      <h2>{t('front.reports')}</h2>
      {reports.length === 0 ? (
        <p>{t('front.noReports')}</p>
      ) : (
        <ul className="report-list">
          {reports.map(({ id, title, edition, publishedAt }) => (
            <li key={id}>
              <h3>
                <a href={`/rapporter/${id}`}>{title}</a>
              </h3>
              <p>
                {t('front.edition', { number: edition ?? 0 })}
                {publishedAt && (
                  <>
                    {', '}
                    <DateText date={danishDate(publishedAt)} />
                  </>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
      <h2>{t('front.register')}</h2>
      <p>{t('front.registerText')}</p>
      <p>
        <ButtonLink href="/tilbud" variant="secondary">
          {t('front.openRegister')}
        </ButtonLink>
      </p>
      <p>
        <a href="/foelges">{t('front.watch')}</a> · <a href="/afvigelser">{t('method.discrepancies')}</a> ·{' '}
        <a href="/statistik">{t('front.statistics')}</a> · <a href="/fordelinger">{t('front.allocations')}</a>
      </p>
      <h2>{t('front.agreement')}</h2>
      <p>{t('front.agreementText')}</p>
      <p>
        <a href="/aftaler">{t('front.openAgreements')}</a> · <a href="/fora">{t('front.bodies')}</a>
      </p>
      <h2>{t('front.trace')}</h2>
      <p>
        {t('front.traceText')} <a href="/metode">{t('front.method')}</a>
      </p>
      <h2>{t('front.work')}</h2>
      <p>
        {t('front.workText')} <a href="/log-ind">{t('front.login')}</a>
      </p>
    </div>
  )
}
