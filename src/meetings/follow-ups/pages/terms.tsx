import { danishDate, formatDate } from '#figures/format.ts'
import { Details } from '#ui/feedback.tsx'
import { DateField, type FormState, HiddenField, SubmitButton, TextField } from '#ui/form.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import type { ShownFollowUp } from '../model.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { actorListId } from './actor-list.tsx'

/** Who must act and by when, for the secretariat to change; of a proposal: to accept or discard it. */
export function Terms({ row, form }: { row: ShownFollowUp; form: FormState }) {
  const t = useTexts({ da, en })
  const id = (name: string) => (form ? {} : { id: `felt-${name}-${row.id}` })
  const hidden = (what: string) => (
    <>
      <HiddenField name="do" value={what} />
      <HiddenField name="followUpId" value={row.id} />
      <HiddenField name="version" value={String(row.version)} />
    </>
  )
  return (
    <>
      <Details summary={t(row.isProposal ? 'todo.accept' : 'todo.change')} open={form !== undefined}>
        <form method="post" className="follow-up-form">
          {hidden(row.isProposal ? 'accept' : 'change')}
          <TextField
            {...id('responsible')}
            name="responsible"
            label={t('todo.responsible')}
            hint={t('todo.change.hint')}
            form={form}
            list={actorListId}
            defaultValue={row.responsible}
          />
          <DateField
            {...id('dueOn')}
            name="dueOn"
            label={t('todo.due')}
            form={form}
            required={false}
            defaultValue={row.dueOn ?? ''}
          />
          <SubmitButton variant="secondary">{t(row.isProposal ? 'todo.accept' : 'todo.change.save')}</SubmitButton>
        </form>
      </Details>
      {row.isProposal && (
        <form method="post">
          {hidden('discard')}
          <button type="submit" className="button-as-link" aria-label={`${t('todo.discard')}: ${row.what}`}>
            {t('todo.discard')}
          </button>
        </form>
      )}
    </>
  )
}

/** What was changed of a follow-up, each on its day: "frist flyttet fra … til …". */
export function Changes({ row }: { row: ShownFollowUp }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const day = (date: string | null) => (date === null ? t('todo.noDue').toLowerCase() : formatDate(date, language))
  const lines = row.changes.flatMap(({ at, responsible, dueOn }) => {
    const date = formatDate(danishDate(at), language)
    return [
      ...(dueOn ? [t('todo.changed.due', { date, from: day(dueOn.from), to: day(dueOn.to) })] : []),
      ...(responsible ? [t('todo.changed.responsible', { date, ...responsible })] : []),
    ]
  })
  return lines.map((line) => (
    <span key={line} className="meeting-detail">
      {line}
    </span>
  ))
}
