import { formatDateTime } from '#figures/format.ts'
import { Alert } from '#ui/feedback.tsx'
import { type FormState, HiddenField, Radios, SubmitButton, TextArea } from '#ui/form.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { procedureAnswers } from '../../model.ts'
import { InlineText, RichText } from '../../pages/rich-text.tsx'
import { KeptForm } from '../../writing/pages/kept-form.tsx'
import type { AskedPlace, Procedure } from '../model.ts'
import type { Tally } from '../rules.ts'
import type { ProcedureView } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

type AnswerFormProps = {
  form: FormState
  procedureId: string
  userId: string
  mine: ProcedureView['mine']
  own: ProcedureView['own']
}

/** The reader's own answer; it can be changed until the last day. */
export function AnswerForm({ form, procedureId, userId, mine, own }: AnswerFormProps) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  return (
    <section aria-labelledby="svar">
      <h2 id="svar">{t('procedures.answerHeading')}</h2>
      {(['successor', 'deputy'] as const).map((standing) => {
        const names = own.filter(({ standsAs }) => standsAs === standing).map(({ name }) => name)
        if (names.length === 0) return null
        const list = new Intl.ListFormat(language).format(names)
        return <p key={standing}>{t(`procedures.answersAs.${standing}`, { names: list })}</p>
      })}
      <KeptForm
        name={`hoeringssvar.${procedureId}`}
        userId={userId}
        version={mine ? Date.parse(mine.answeredAt) : 0}
        isRefused={form !== undefined}
      >
        <HiddenField name="do" value="answer" />
        <Radios
          name="answer"
          label={t('procedures.answer')}
          form={form}
          {...(mine && { defaultValue: mine.answer })}
          options={procedureAnswers.map((value) => ({ value, label: t(`procedures.answer.${value}`) }))}
        />
        <TextArea
          name="remark"
          label={t('procedures.remark')}
          hint={t('procedures.remarkHint')}
          form={form}
          defaultValue={mine?.remark ?? ''}
          required={false}
        />
        <SubmitButton>{t('procedures.giveAnswer')}</SubmitButton>
      </KeptForm>
    </section>
  )
}

/** Who a draft would ask if it were sent today. */
export function ToBeAsked({ asked, unasked }: { asked: AskedPlace[]; unasked: string[] }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  return (
    <section aria-labelledby="spoerges">
      <h2 id="spoerges">{t('procedures.toBeAsked')}</h2>
      <p>
        {t('procedures.toBeAskedLead')} <a href="/metode/skriftlig-hoering">{t('procedures.method')}</a>
      </p>
      <ul>
        {asked.map(({ place, name, standIns }) => (
          <li key={place}>
            {name}
            {standIns !== null && `. ${t('procedures.standIns', { names: standIns })}`}
          </li>
        ))}
      </ul>
      {unasked.length > 0 && (
        <Alert
          kind="warning"
          title={t('procedures.unasked', { names: new Intl.ListFormat(language).format(unasked), n: unasked.length })}
        >
          <p>{t('procedures.unaskedHint')}</p>
        </Alert>
      )}
    </section>
  )
}

type AnswerTableProps = { asked: AskedPlace[]; tally: Tally; state: Procedure['state'] }

/** Every place that is asked with its answer, the count in a sentence, and what happens to it when a seat changes hands. */
export function AnswerTable({ asked, tally, state }: AnswerTableProps) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  return (
    <section aria-labelledby="overblik">
      <h2 id="overblik">{t('procedures.overview')}</h2>
      <p>{t('procedures.tally', tally)}</p>
      <p>
        {t(state === 'open' ? 'procedures.keptOpen' : 'procedures.keptClosed')}{' '}
        <a href="/metode/skriftlig-hoering">{t('procedures.method')}</a>
      </p>
      <Table caption={t('procedures.overview')} captionHidden cards>
        <thead>
          <tr>
            {(['member', 'answer', 'remark', 'at'] as const).map((key) => (
              <ColumnHead key={key}>{t(`procedures.${key}`)}</ColumnHead>
            ))}
          </tr>
        </thead>
        <tbody>
          {asked.map((place) => (
            <tr key={place.place}>
              <th scope="row">{place.name}</th>
              <td data-title={t('procedures.answer')}>
                {t(place.answer ? `procedures.answer.${place.answer}` : 'procedures.notYet')}
                <Standing place={place} />
              </td>
              <td data-title={t('procedures.remark')}>{place.remark ?? '–'}</td>
              <td data-title={t('procedures.at')}>
                {place.answeredAt ? formatDateTime(place.answeredAt, language) : '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  )
}

/** Who answered for a place when it was not who held it, and who answers for it now when that is somebody else. */
function Standing({ place }: { place: AskedPlace }) {
  const t = useTexts({ da, en })
  const { holder, standIns, isEmpty, answer, answeredBy, answeredAs } = place
  const said = [
    answeredAs === 'deputy' && t('procedures.byDeputy', { name: answeredBy ?? '' }),
    answeredAs === 'successor' && t('procedures.bySuccessor', { name: answeredBy ?? '' }),
    holder !== null &&
      answeredBy !== holder &&
      t(answer ? 'procedures.nowHeldAnswered' : 'procedures.nowHeld', { holder }),
    standIns !== null && answer === null && t('procedures.standIns', { names: standIns }),
    isEmpty && answer === null && t('procedures.isEmpty'),
  ].filter((text) => text !== false)
  return said.map((text) => (
    <div key={text} className="small">
      {text}
    </div>
  ))
}

/** The decision that the procedure ended with, clause by clause. */
export function Result({
  result,
  references,
}: {
  result: NonNullable<ProcedureView['result']>
  references: ProcedureView['references']
}) {
  const t = useTexts({ da, en })
  return (
    <section aria-labelledby="beslutning" className="prose">
      <h2 id="beslutning">{t('procedures.result')}</h2>
      {result.text && <RichText text={result.text} references={references} />}
      <ol>
        {result.outcomes.map(({ position, clause, outcome, optionNumber, change }) => (
          <li key={position}>
            <InlineText text={clause} references={references} />:{' '}
            <strong>{t(`procedures.outcome.${outcome}`, { n: optionNumber ?? 0 })}</strong>
            {change && (
              <>
                . <InlineText text={change} references={references} />
              </>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
