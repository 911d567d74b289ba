import { type LinksFunction, type LoaderFunctionArgs, useLoaderData, useOutlet } from 'react-router'
import { appContext } from '#ui/context.ts'
import { Alert, DescriptionList, Details, StateTag } from '#ui/feedback.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { HistoryLink } from '#ui/history-link.tsx'
import { pageData } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useTexts } from '#ui/texts.ts'
import type { BodySummary } from '../model.ts'
import { seatTime } from '../rules.ts'
import { getBody } from '../service/read.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import styles from './bodies.css?url'
import { BodyMandates } from './body-mandates.tsx'
import { BodySeats } from './body-seats.tsx'
import { holderText, sourceText, useExistence, usePeriod } from './parts.tsx'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const app = context.get(appContext)
  const page = await pageData(getBody(app, params.bodyId ?? ''), app.sentence)
  const seats = page.seats.map((seat) => {
    const time = seatTime(seat, app.today)
    // On a seat of today those of today; on one that has ended or is to come all who held or will hold it.
    const people = seat.people.filter((person) => time !== 'now' || seatTime(person, app.today) === 'now')
    return { ...seat, time, people }
  })
  return { ...page, seats, today: app.today, saved: new URL(request.url).searchParams.has('gemt') }
}

export const handle = {
  breadcrumb: (page: { body: { name: string } } | undefined, language: 'da' | 'en') => [
    { href: '/fora', label: { da, en }[language].title },
    { label: page?.body.name ?? '' },
  ],
}

/** One body (forum). The rooms above put its meetings in by a child route, shown under "Møder". */
export default function BodyPage() {
  const { body, above, below, seats, mandates, mayKeep, today, saved } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const existence = useExistence(body, today)
  const bodyMeetings = useOutlet()
  return (
    <>
      <PageHead
        title={body.name}
        context={
          <>
            {t(`level.${body.level}`)} · {t(`competence.${body.competence}`)}{' '}
            {existence && <StateTag tone={existence.tone}>{existence.text}</StateTag>}
          </>
        }
        actions={mayKeep && <ButtonLink href={`/administration/fora/${body.id}`}>{t('edit')}</ButtonLink>}
      />
      {saved && (
        <Alert kind="success" live>
          {t('saved')}
        </Alert>
      )}
      {body.purpose && <p className="lead">{body.purpose}</p>}
      <Chain body={body} above={above} below={below} today={today} />
      {bodyMeetings && (
        <section aria-labelledby="moeder">
          <h2 id="moeder">{t('meetings')}</h2>
          {bodyMeetings}
        </section>
      )}
      <BodySeats bodyId={body.id} seats={seats} mayKeep={mayKeep} />
      <BodyMandates bodyId={body.id} mandates={mandates} mayKeep={mayKeep} />
      <About />
    </>
  )
}

type ChainProps = { body: BodySummary; above: BodySummary[]; below: BodySummary[]; today: string }

function Chain({ body, above, below, today }: ChainProps) {
  const t = useTexts({ da, en })
  const isEnded = ({ validTo }: BodySummary) => validTo !== null && validTo <= today
  const current = below.filter((one) => !isEnded(one))
  const ended = below.filter(isEnded)
  return (
    <section aria-labelledby="kaeden">
      <h2 id="kaeden">{t('chain')}</h2>
      {above.length === 0 && below.length === 0 ? (
        <p>{t('chainNone')}</p>
      ) : (
        <>
          <h3>{t('above')}</h3>
          {above.length === 0 ? (
            <p>{t('aboveNone')}</p>
          ) : (
            <ol className="body-chain" aria-label={t('chainOf', { name: body.name })}>
              {above.map((one) => (
                <ChainLine key={one.id} body={one} today={today} />
              ))}
            </ol>
          )}
          <h3>{t('below')}</h3>
          {current.length === 0 ? <p>{t('belowNone')}</p> : <Below bodies={current} today={today} />}
          {ended.length > 0 && (
            <Details summary={t('belowEnded', { n: ended.length })}>
              <Below bodies={ended} today={today} />
            </Details>
          )}
        </>
      )}
    </section>
  )
}

function Below({ bodies, today }: { bodies: BodySummary[]; today: string }) {
  return (
    <ul className="body-chain">
      {bodies.map((one) => (
        <ChainLine key={one.id} body={one} today={today} />
      ))}
    </ul>
  )
}

function ChainLine({ body, today }: { body: BodySummary; today: string }) {
  const t = useTexts({ da, en })
  const existence = useExistence(body, today)
  return (
    <li>
      <a href={`/fora/${body.id}`}>{body.name}</a> <span className="body-facts">{t(`level.${body.level}`)}</span>{' '}
      {existence && <StateTag tone={existence.tone}>{existence.text}</StateTag>}
    </li>
  )
}

function About() {
  const { body, seats, mayKeep } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const chairs = seats.filter((seat) => seat.function === 'chair' && seat.time === 'now').map(holderText)
  const period = usePeriod()
  const source = sourceText(body)
  return (
    <section aria-labelledby="om">
      <h2 id="om">{t('about')}</h2>
      <DescriptionList
        items={[
          { term: t('competence'), description: body.competenceText ?? t(`competence.${body.competence}`) },
          { term: t('cadence'), description: body.cadence ?? t('notStated') },
          { term: t('chair'), description: body.chair ?? (chairs.join('; ') || t('notStated')) },
          { term: t('secretariat'), description: body.secretariatName ?? t('notStated') },
          { term: t('area'), description: body.areaName ?? t('areaNational') },
          { term: t('exists'), description: source ? `${period(body)}. ${t('earliest')}` : `${period(body)}.` },
          { term: t('source'), description: source || t('notStated') },
        ]}
      />
      {mayKeep && (
        <p>
          <HistoryLink table="body" record={body.id} />
        </p>
      )}
    </section>
  )
}
