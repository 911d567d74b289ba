import { formatDate } from '#figures/format.ts'
import { type FormState, HiddenField, SubmitButton, TextArea } from '#ui/form.tsx'
import { StaleValues } from '#ui/stale.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import type { FollowUp } from '../follow-ups/model.ts'
import type { Attachment, Clause, Decision } from '../model.ts'
import { outcomeWords } from '../outcome-words.ts'
import type { Reference } from '../service/references.ts'
import type { ItemView } from '../service/view.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { ChangedSince } from '../versions/pages/changed-since.tsx'
import { da as versionsDa } from '../versions/texts.da.ts'
import { en as versionsEn } from '../versions/texts.en.ts'
import { KeptForm } from '../writing/pages/kept-form.tsx'
import { Earlier } from './earlier.tsx'
import { InlineText, RichText, usePlainText } from './rich-text.tsx'
import { itemTitle } from './words.tsx'

type Context = { references: Record<string, Reference>; meetingId?: string }

/** An item as it is read: resumé first, the recommendation in a box, what earlier bodies said, then the rest folded. */
export function ItemBody({
  item,
  bodyName,
  noting,
  ...context
}: { item: ItemView; bodyName: string; noting: Noting | null } & Context) {
  const t = useTexts({ da, en })
  const resume = item.sections.find(({ name }) => name === 'resume')
  const rest = item.sections.filter(({ name }) => name !== 'resume')
  return (
    <div className="item-body">
      {item.isClosed && item.reason && <p className="item-closed">{t('m.closed.why', { reason: item.reason })}</p>}
      {item.case && (
        <p className="item-case">
          {t('m.case.head', { number: item.case.number })} · <a href={`/sager/${item.case.id}`}>{t('m.caseLink')}</a>
        </p>
      )}
      {item.case && item.changedSince && <ChangedSince caseId={item.case.id} sent={item.changedSince} />}
      {item.minutesOf && (
        <p>
          <a href={`/moeder/${item.minutesOf}`}>{t('m.minutesOf')}</a>
        </p>
      )}
      {resume && <RichText text={resume.text} {...context} />}
      {item.text && <RichText text={item.text} {...context} />}
      <Recommendation clauses={item.clauses} lead={t('m.recommendation.lead', { body: bodyName })} {...context} />
      {item.decision && <DecisionBox decision={item.decision} item={item} {...context} />}
      <FollowUpLines item={item} {...context} />
      {item.minutes && item.minutes.text.trim() !== '' && (
        <section className="item-minutes">
          <h4>{t('m.minutes')}</h4>
          <RichText text={item.minutes.text} {...context} />
        </section>
      )}
      <Earlier stops={item.earlier} {...context} />
      {rest.map((section) => (
        <details className="fold" key={section.name}>
          <summary>{t(`m.section.${section.name}`)}</summary>
          <div className="fold-body">
            <RichText text={section.text} {...context} />
          </div>
        </details>
      ))}
      <Attachments attachments={item.attachments} />
      {noting && <NoteForm item={item} noting={noting} />}
    </div>
  )
}

/** "Det indstilles, at …", each clause with its verb and options. */
export function Recommendation({ clauses, lead, ...context }: { clauses: Clause[]; lead: string } & Context) {
  const t = useTexts({ da, en })
  if (clauses.length === 0) return null
  return (
    <section className="recommendation">
      <h4>{t('m.recommendation')}</h4>
      <p>{lead}</p>
      <ol>
        {clauses.map((clause) => (
          <li key={clause.id}>
            <InlineText text={clause.text} {...context} />
            {clause.options.length > 0 && (
              <ul className="options">
                {clause.options.map((option, index) => (
                  <li key={option}>{t('m.option', { n: index + 1, text: option })}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What was decided, clause by clause; under any other business: what was noted. Nothing when it was emptied again. */
export function DecisionBox({
  decision,
  item,
  ...context
}: { decision: Decision; item: Pick<ItemView, 'isBusiness' | 'clauses'> } & Context) {
  const t = useTexts({ da, en })
  const plain = usePlainText(context)
  if (!decision.text && decision.outcomes.length === 0 && !decision.delegatedTo) return null
  return (
    <section className="decision">
      <h4>{t(item.isBusiness ? 'm.noted' : 'm.decision')}</h4>
      {decision.text && <RichText text={decision.text} {...context} />}
      {decision.outcomes.length > 0 && (
        <ol>
          {decision.outcomes.map((outcome) => (
            <li key={outcome.position}>
              <strong>{outcomeWords(outcome, t, item.clauses)}</strong>
              {': '}
              <InlineText text={outcome.clause} {...context} />
              {outcome.change && (
                <span className="outcome-change">
                  <InlineText text={outcome.change} {...context} />
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
      {decision.delegatedTo && (
        <p>{t('m.delegated', { to: decision.delegatedTo, what: plain(decision.delegatedWhat ?? '') })}</p>
      )}
    </section>
  )
}

/** What follows from a decision: what, who and when. */
export function FollowUpLines({ item, ...context }: { item: ItemView } & Context) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  if (item.followUps.length === 0) return null
  return (
    <section className="item-follow-ups">
      <h4>{t('m.followUps')}</h4>
      <ul>
        {item.followUps.map((one) => (
          <li key={one.id}>
            <InlineText text={followUpLine(one, t, language)} {...context} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** "Åbn for tilmelding. Ansvarlig: Region Nordjylland. Frist 12. december 2026." */
export function followUpLine(
  { what, responsible, dueOn }: Pick<FollowUp, 'what' | 'responsible' | 'dueOn'>,
  t: (key: 'm.followUp.line' | 'm.followUp.due', params: Record<string, string>) => string,
  language: 'da' | 'en',
): string {
  const line = t('m.followUp.line', { what: sentence(what), responsible })
  return dueOn ? `${line} ${t('m.followUp.due', { date: formatDate(dueOn, language) })}` : line
}

const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`)

/** Attachments as links, numbered as they are merged into the pack. */
export function Attachments({ attachments }: { attachments: Attachment[] }) {
  const t = useTexts({ da, en })
  if (attachments.length === 0) return null
  return (
    <section className="item-attachments">
      <h4>{t('m.attachment.list')}</h4>
      <ol>
        {attachments.map(({ id, fileId, title, closed, late, detachedAt }) => (
          <li key={id}>
            {fileId ? <a href={`/filer/${fileId}`}>{title}</a> : title}
            {closed && ` · ${t('m.case.file.confidential')}`}
            {late && ` · ${t('m.late')}`}
            {detachedAt && ` · ${t('m.case.file.detached')}`}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Whose notes they are, and the note that was refused. */
export type Noting = { userId: string; form: FormState }

function NoteForm({ item, noting: { userId, form } }: { item: ItemView; noting: Noting }) {
  const t = useTexts({ da, en })
  return (
    <div className="note-form">
      <StaleValues
        form={form}
        version={item.noteVersion}
        fields={[{ name: 'note', label: t('m.note'), now: item.note }]}
      />
      <KeptForm name={`note.${item.id}`} userId={userId} version={item.noteVersion} isRefused={form !== undefined}>
        <HiddenField name="do" value="note" />
        <HiddenField name="itemId" value={item.id} />
        <HiddenField name="version" value={String(item.noteVersion)} />
        <TextArea
          name="note"
          {...(form ? {} : { id: `note-${item.id}` })}
          label={t('m.note')}
          hint={t('m.note.hint')}
          form={form}
          rows={2}
          required={false}
          maxLength={20_000}
          defaultValue={item.note ?? ''}
        />
        <SubmitButton variant="secondary">{t('m.note.save')}</SubmitButton>
      </KeptForm>
    </div>
  )
}

/** One line of the agenda: number, title, purpose, time, attachments, own note. */
export function ItemLine({ item }: { item: ItemView }) {
  const t = useTexts({ da, en })
  const versions = useTexts({ da: versionsDa, en: versionsEn })
  const facts = [
    t(`m.purpose.${item.purpose}`),
    item.minutesNeeded !== null && t('m.minutesNeeded', { n: item.minutesNeeded }),
    item.attachments.length > 0 && t('m.attachments', { n: item.attachments.length }),
    item.isClosed && t('m.closed'),
    item.late && t('m.late'),
    item.extra && t('m.extra'),
    item.changedSince && versions('versions.since.short'),
    item.note && t('m.hasNote'),
  ].filter((fact): fact is string => typeof fact === 'string' && fact !== '')
  return (
    <span className="item-line">
      <span className="item-number">{item.number}</span>
      <span className="item-name">
        <span className="item-title">{itemTitle(item, t)}</span>
        <span className="item-facts">{facts.join(' · ')}</span>
      </span>
    </span>
  )
}
