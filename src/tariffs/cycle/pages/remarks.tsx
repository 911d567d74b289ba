import { Form } from 'react-router'
import { danishDate, formatDate } from '#figures/format.ts'
import { Details, StateTag } from '#ui/feedback.tsx'
import { type FormState, HiddenField, SubmitButton, TextArea } from '#ui/form.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import type { Step } from '../model.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { fieldLabel } from './cycle-parts.tsx'

/** The name of the field an answer to a remark is written in. */
export const answerName = (stepId: string) => `svar.${stepId}`

type RemarksProps = {
  /** Everything that was done with the sheet and the versions before it. */
  steps: Step[]
  /** Remarks the person may answer now. */
  answerable: readonly string[]
  answer: FormState
}

/** What the group wrote about the sheet, line by line, with the operator's answers; who may, answers at the place. */
export function Remarks({ steps, answerable, answer }: RemarksProps) {
  const t = useTexts({ da, en })
  const remarks = steps.filter(({ kind }) => kind === 'remark' || kind === 'sent-back')
  if (remarks.length === 0) return null
  return (
    <section aria-labelledby="bemaerkninger" className="remarks">
      <h2 id="bemaerkninger">{t('sheet.remarks')}</h2>
      <ol>
        {remarks.map((remark) => (
          <li key={remark.id} id={`bemaerkning-${remark.id}`}>
            <Remark
              remark={remark}
              answers={steps.filter(({ answersId }) => answersId === remark.id)}
              mayAnswer={answerable.includes(remark.id)}
              answer={answer}
            />
          </li>
        ))}
      </ol>
    </section>
  )
}

type RemarkProps = { remark: Step; answers: Step[]; mayAnswer: boolean; answer: FormState }

function Remark({ remark, answers, mayAnswer, answer }: RemarkProps) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const name = answerName(remark.id)
  const isRefused = answer?.errors.some(({ path }) => path === name)
  return (
    <>
      <p className="remark-head">
        <strong>{remark.field ? fieldLabel(remark.field, language) : t('review.field.whole')}</strong>{' '}
        {formatDate(danishDate(remark.at), language)}{' '}
        {remark.kind === 'sent-back' && <StateTag tone="attention">{t('cycle.stage.sent-back')}</StateTag>}
      </p>
      <p className="remark-text">{remark.text}</p>
      {answers.map((one) => (
        <blockquote key={one.id}>
          <p className="remark-head">
            {t('remark.answerOf', { name: one.byName ?? '–', day: formatDate(danishDate(one.at), language) })}
          </p>
          <p className="remark-text">{one.text}</p>
        </blockquote>
      ))}
      {mayAnswer && (
        <Details
          summary={t(answers.length === 0 ? 'remark.answer' : 'remark.answerMore')}
          open={isRefused || undefined}
        >
          <Form method="post" noValidate>
            <HiddenField name="intent" value="answer" />
            <HiddenField name="stepId" value={remark.id} />
            <TextArea name={name} label={t('remark.text')} form={answer} rows={3} maxLength={2000} />
            <SubmitButton variant="secondary">{t('remark.send')}</SubmitButton>
          </Form>
        </Details>
      )}
    </>
  )
}

/** Remarks of some steps that no answer belongs to yet. */
export function unanswered(steps: readonly Step[]): number {
  const answered = new Set(steps.map(({ answersId }) => answersId))
  return steps.filter(({ id, kind }) => (kind === 'remark' || kind === 'sent-back') && !answered.has(id)).length
}
