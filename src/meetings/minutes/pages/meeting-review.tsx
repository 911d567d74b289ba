import { formatDate } from '#figures/format.ts'
import { Details } from '#ui/feedback.tsx'
import { Checkbox, type FormState, Select } from '#ui/form.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import type { ItemFound, MeetingFound } from '../model.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { Lines, MeetingName } from './parts.tsx'

type Properties = {
  meeting: MeetingFound
  place: number
  outer: MeetingFound | undefined
  bodies: { id: string; name: string }[]
  proposal: string | null
  form: FormState
}

/** One meeting of the file: to which body it belongs, its items, and the follow-ups proposed from its decisions. */
export function MeetingReview({ meeting, place, outer, bodies, proposal, form }: Properties) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const proposals = meeting.items.flatMap((item, at) =>
    item.followUps.map((followUp, index) => ({ ...followUp, item, name: `follow.${place}.${at}.${index}` })),
  )
  return (
    <section>
      <h2>
        <MeetingName body={meeting.body} date={meeting.date} />
      </h2>
      {outer && (
        <p>
          {t('minutes.embedded')} <MeetingName body={outer.body} date={outer.date} />.
        </p>
      )}
      <Facts meeting={meeting} />
      <Select
        name={`body.${place}`}
        label={t('minutes.body')}
        hint={t('minutes.bodyHint')}
        placeholder={t('minutes.doNotSave')}
        options={bodies.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={meeting.date === null ? '' : (proposal ?? '')}
        required={false}
        form={form}
      />
      <h3>{t('minutes.items', { n: meeting.items.length })}</h3>
      {meeting.items.map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an item is known by its place in the file
        <ItemReview key={at} item={item} name={`closed.${place}.${at}`} form={form} />
      ))}
      <h3>{t('minutes.followUps')}</h3>
      {proposals.length === 0 ? <p>{t('minutes.noFollowUps')}</p> : <p>{t('minutes.followUpsText')}</p>}
      {proposals.map(({ name, text, responsible, due, item }) => (
        <Checkbox
          key={name}
          name={name}
          label={text}
          hint={t('minutes.followUp', {
            item: String(item.number),
            responsible: responsible ?? t('minutes.notStated'),
            due: dueText(due, language) ?? t('minutes.notStated'),
          })}
          form={form}
        />
      ))}
    </section>
  )
}

/** A due day as a date, other words as they are. */
function dueText(due: string | undefined, language: 'da' | 'en'): string | undefined {
  return due !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(due) ? formatDate(due, language) : due
}

function Facts({ meeting }: { meeting: MeetingFound }) {
  const t = useTexts({ da, en })
  const { start, end, place, present, absent, others } = meeting
  const language = useLanguage()
  const shown = (clock: string) => (language === 'da' ? clock.replace(':', '.') : clock)
  const time = start && (end === undefined ? shown(start) : `${shown(start)}–${shown(end)}`)
  const facts = [
    ['minutes.time', time],
    ['minutes.place', place],
    ['minutes.present', present.join('; ')],
    ['minutes.absent', absent.join('; ')],
    ['minutes.others', others.join('; ')],
  ] as const
  return (
    <dl className="facts">
      {facts.map(([key, value]) => (
        <div key={key}>
          <dt>{t(key)}</dt>
          <dd>{value || t('minutes.notStated')}</dd>
        </div>
      ))}
    </dl>
  )
}

function ItemReview({ item, name, form }: { item: ItemFound; name: string; form: FormState }) {
  const t = useTexts({ da, en })
  const { number, title, open, caseNumber, decision, recommendation, attachments } = item
  return (
    <Details
      summary={
        <>
          {number}. {title || t('minutes.noTitle')}
          {open === false && ` (${t('minutes.closedItem')})`}
          {open === null && ` (${t('minutes.openUnknown')})`}
        </>
      }
    >
      <p className="form-hint">
        <Lines range={item.lines} />
        {caseNumber !== undefined && `, ${t('minutes.caseNumber', { number: caseNumber })}`}
      </p>
      {recommendation.length > 0 && (
        <>
          <h4>{t('minutes.recommendation')}</h4>
          <ul>
            {recommendation.map(({ verb, text }) => (
              <li key={text}>
                {text} ({t(`minutes.verb.${verb}`)})
              </li>
            ))}
          </ul>
        </>
      )}
      <h4>{t('minutes.decision')}</h4>
      <p className="pre-line">{decision ?? t('minutes.noDecision')}</p>
      {attachments.length > 0 && (
        <>
          <h4>{t('minutes.attachments')}</h4>
          <ul>
            {attachments.map((attachment) => (
              <li key={`${attachment.title} ${attachment.lines?.[0] ?? ''}`}>
                {attachment.title}
                {attachment.lines ? (
                  <>
                    {' '}
                    (<Lines range={attachment.lines} />)
                  </>
                ) : (
                  ` (${t('minutes.noPages')})`
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <Checkbox
        name={name}
        label={t('minutes.keepClosed')}
        hint={t('minutes.keepClosedHint')}
        defaultChecked={open !== true}
        form={form}
      />
    </Details>
  )
}
