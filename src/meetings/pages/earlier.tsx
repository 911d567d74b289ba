import { formatDate } from '#figures/format.ts'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { da as answersDa } from '../answers/texts.da.ts'
import { en as answersEn } from '../answers/texts.en.ts'
import type { Stop } from '../model.ts'
import { outcomeWords } from '../outcome-words.ts'
import { da as proceduresDa } from '../procedures/texts.da.ts'
import { en as proceduresEn } from '../procedures/texts.en.ts'
import type { Reference } from '../service/references.ts'
import type { EarlierStop } from '../service/route.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { InlineText, RichText } from './rich-text.tsx'

type Context = { references: Record<string, Reference>; meetingId?: string }

/** What the bodies before said of the case, and what later ones told them; answers given outside meetings in one list. */
export function Earlier({ stops, ...context }: { stops: EarlierStop[] } & Context) {
  const t = useTexts({ da, en })
  if (stops.length === 0) return null
  const answered = stops.filter(({ stop, decision }) => decision === null && stop.answerKind !== null)
  return (
    <section className="earlier">
      <h4>{t('m.earlier')}</h4>
      {stops
        .filter((one) => !answered.includes(one))
        .map((one) => (
          <EarlierBody key={one.stop.id} one={one} {...context} />
        ))}
      {answered.length > 0 && (
        <ul className="earlier-stop">
          {answered.map(({ stop, bodyName, feedback }) => (
            <li key={stop.id}>
              <AnswerText stop={stop} bodyName={bodyName} />
              <FeedbackLines feedback={feedback} {...context} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function EarlierBody({ one, ...context }: { one: EarlierStop } & Context) {
  const t = useTexts({ da, en })
  const own = useTexts({ da: proceduresDa, en: proceduresEn })
  const language = useLanguage()
  const { stop, bodyName, item, meeting, procedure, decision, feedback } = one
  return (
    <div className="earlier-stop">
      <p>
        <strong>
          {item && meeting ? (
            <a href={`/moeder/${meeting.id}#punkt-${item.id}`}>
              {t('m.earlier.item', {
                body: bodyName,
                date: formatDate(meeting.heldOn, language),
                number: item.number,
              })}
            </a>
          ) : procedure ? (
            <a href={`/moeder/hoeringer/${procedure.id}`}>{own('procedures.earlier', { body: bodyName })}</a>
          ) : (
            bodyName
          )}
        </strong>{' '}
        · {t(`m.role.${stop.role}`)}
      </p>
      {decision ? (
        <>
          {decision.text && <RichText text={decision.text} {...context} />}
          <ul>
            {decision.outcomes.map((outcome) => (
              <li key={outcome.position}>
                {outcomeWords(outcome, t, one.clauses)}: <InlineText text={outcome.clause} {...context} />
                {outcome.change && (
                  <span className="outcome-change">
                    <InlineText text={outcome.change} {...context} />
                  </span>
                )}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className="quiet">{t('m.earlier.none')}</p>
      )}
      <FeedbackLines feedback={feedback} {...context} />
    </div>
  )
}

/** What later bodies told this one. */
export function FeedbackLines({ feedback, ...context }: Pick<EarlierStop, 'feedback'> & Context) {
  const t = useTexts({ da, en })
  return feedback.map((one) => (
    <p key={one.decisionId}>
      <strong>{t('m.feedback.from')}:</strong> <InlineText text={one.text} {...context} />
    </p>
  ))
}

/** What a body answered outside a meeting: "Kommunalbestyrelsen i Rebild: Vedtaget med bemærkning, 3. marts 2026. …" */
export function AnswerText({ stop, bodyName }: { stop: Stop; bodyName?: string }) {
  const t = useTexts({ da: answersDa, en: answersEn })
  const language = useLanguage()
  if (stop.answerKind === null) return null
  const kind = t(`answers.kind.${stop.answerKind}`)
  const said =
    stop.answeredOn === null ? kind : t('answers.answeredOn', { kind, date: formatDate(stop.answeredOn, language) })
  return (
    <>
      {bodyName ? `${bodyName}: ${said}.` : `${said}.`} {stop.answer}
    </>
  )
}
