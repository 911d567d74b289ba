import { Form } from 'react-router'
import { formatDateTime } from '#figures/format.ts'
import { type FormState, HiddenField, Radios, SubmitButton, TextArea } from '#ui/form.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { procedureAnswers } from '../../model.ts'
import type { AskedMember, GivenAnswer } from '../model.ts'
import type { Tally } from '../rules.ts'
import type { ProcedureView } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

/** The reader's own answer; it can be changed until the last day. */
export function AnswerForm({ form, mine }: { form: FormState; mine: GivenAnswer | null }) {
  const t = useTexts({ da, en })
  return (
    <section aria-labelledby="svar">
      <h2 id="svar">{t('procedures.answerHeading')}</h2>
      <Form method="post">
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
      </Form>
    </section>
  )
}

/** Every member with the answer, and the count in a sentence. */
export function AnswerTable({ asked, tally }: { asked: AskedMember[]; tally: Tally }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  return (
    <section aria-labelledby="overblik">
      <h2 id="overblik">{t('procedures.overview')}</h2>
      <p>{t('procedures.tally', tally)}</p>
      <Table caption={t('procedures.overview')} captionHidden cards>
        <thead>
          <tr>
            {(['member', 'answer', 'remark', 'at'] as const).map((key) => (
              <ColumnHead key={key}>{t(`procedures.${key}`)}</ColumnHead>
            ))}
          </tr>
        </thead>
        <tbody>
          {asked.map((member) => (
            <tr key={member.userId}>
              <th scope="row">
                {member.name}
                {member.deputyName && <>, {t('procedures.byDeputy', { name: member.deputyName })}</>}
              </th>
              <td data-title={t('procedures.answer')}>
                {t(member.answer ? `procedures.answer.${member.answer}` : 'procedures.notYet')}
              </td>
              <td data-title={t('procedures.remark')}>{member.remark ?? '–'}</td>
              <td data-title={t('procedures.at')}>
                {member.answeredAt ? formatDateTime(member.answeredAt, language) : '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  )
}

/** The decision that the procedure ended with, clause by clause. */
export function Result({ result }: { result: NonNullable<ProcedureView['result']> }) {
  const t = useTexts({ da, en })
  return (
    <section aria-labelledby="beslutning" className="prose">
      <h2 id="beslutning">{t('procedures.result')}</h2>
      {result.text && <p className="pre-line">{result.text}</p>}
      <ol>
        {result.outcomes.map(({ position, clause, outcome, optionNumber, change }) => (
          <li key={position}>
            {clause}: <strong>{t(`procedures.outcome.${outcome}`, { n: optionNumber ?? 0 })}</strong>
            {change && <>. {change}</>}
          </li>
        ))}
      </ol>
    </section>
  )
}
