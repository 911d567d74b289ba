import { redirect, useActionData, useLoaderData, useLocation } from 'react-router'
import { formatDate } from '#figures/format.ts'
import { appContext } from '#ui/context.ts'
import { Details, EmptyState, StateTag } from '#ui/feedback.tsx'
import {
  DateField,
  ErrorSummary,
  FieldRow,
  type FormState,
  HiddenField,
  Select,
  SubmitButton,
  TextArea,
  TextField,
} from '#ui/form.tsx'
import { Pagination } from '#ui/navigation.tsx'
import type { PageArguments } from '#ui/page.ts'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { followUpDone } from '../model.ts'
import { getSearchChoices } from '../search/service.ts'
import { finishFollowUp, getFollowUps, type ShownFollowUp } from '../service/follow-ups.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import styles from './meetings.css?url'
import { pageOf } from './paging.ts'
import { crumbs } from './words.tsx'

export const links = () => [{ rel: 'stylesheet', href: styles }]
export const handle = {
  breadcrumb: (_data: unknown, language: 'da' | 'en') => crumbs(language, undefined, 'm.followUps'),
}

const shows = ['open', 'overdue', 'done', 'all'] as const

export async function loader({ context, request }: PageArguments) {
  const app = context.get(appContext)
  const asked = new URL(request.url).searchParams
  const show = shows.find((one) => one === asked.get('vis')) ?? 'open'
  const all = await pageData(getFollowUps(app, { open: show === 'open' || show === 'overdue' }), app.sentence)
  const body = asked.get('forum') ?? ''
  const who = asked.get('ansvarlig') ?? ''
  const rows = all.filter(
    (one) =>
      (show === 'all' || one.state === show || (show === 'open' && one.state === 'overdue')) &&
      (body === '' || one.bodyId === body) &&
      one.responsible.toLowerCase().includes(who.toLowerCase()),
  )
  const { bodies } = await getSearchChoices(app)
  return { ...pageOf(rows, asked.get('side')), show, body, who, bodies, today: app.today }
}

export async function action({ context, request }: PageArguments) {
  const app = context.get(appContext)
  // The list as it was filtered.
  const here = '/opfoelgning'.concat(new URL(request.url).search)
  const values = await readForm(request)
  const form = followUpDone.safeParse(values.do === 'reopen' ? { doneOn: '' } : values)
  if (!form.success) return invalidForm(form.error, values, app.sentence)
  try {
    await finishFollowUp(app, { id: values.followUpId ?? '', version: Number(values.version), done: form.data })
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
  return redirect(here, 303)
}

type Row = ShownFollowUp
const tones = { open: 'waiting', overdue: 'attention', done: 'done' } as const

/** What was agreed on meetings and must be done: open, overdue and done, over all bodies. */
export default function FollowUps() {
  const { rows, page, pages, show, body, who, bodies, today } = useLoaderData<typeof loader>()
  const { search } = useLocation()
  const actionData = useActionData<typeof action>()
  const form = actionData && 'values' in actionData ? actionData : undefined
  const t = useTexts({ da, en })
  return (
    <>
      <PageHead title={t('m.todo.title')} context={t('m.todo.lead')} />
      <ErrorSummary form={form} />
      <form method="get" className="meeting-filters">
        <FieldRow>
          <Select
            name="vis"
            label={t('m.todo.show')}
            width="m"
            defaultValue={show}
            options={shows.map((one) => ({ value: one, label: t(`m.todo.show.${one}`) }))}
          />
          <Select
            name="forum"
            label={t('m.filter')}
            width="m"
            defaultValue={body}
            options={[
              { value: '', label: t('m.filter.all') },
              ...bodies.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <TextField name="ansvarlig" label={t('m.todo.responsible')} width="m" required={false} defaultValue={who} />
          <SubmitButton variant="secondary">{t('m.todo.filter')}</SubmitButton>
        </FieldRow>
      </form>
      {rows.length === 0 ? (
        <EmptyState title={t('m.todo.none')} />
      ) : (
        <Table caption={t('m.todo.title')} captionHidden cards>
          <thead>
            <tr>
              <ColumnHead>{t('m.todo.what')}</ColumnHead>
              <ColumnHead>{t('m.todo.responsible')}</ColumnHead>
              <ColumnHead>{t('m.todo.due')}</ColumnHead>
              <ColumnHead>{t('m.todo.from')}</ColumnHead>
              <ColumnHead>{t('m.state')}</ColumnHead>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <FollowUpRow
                key={row.id}
                row={row}
                today={today}
                form={form?.values.followUpId === row.id ? form : undefined}
              />
            ))}
          </tbody>
        </Table>
      )}
      <Pagination page={page} pages={pages} search={search} />
    </>
  )
}

function FollowUpRow({ row, today, form }: { row: Row; today: string; form: FormState }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  return (
    <tr id={row.id}>
      <th scope="row">
        {row.what}
        {row.isProposal && <span className="meeting-detail">{t('m.todo.proposal')}</span>}
      </th>
      <td data-title={t('m.todo.responsible')}>{row.responsible}</td>
      <td data-title={t('m.todo.due')}>{row.dueOn ? formatDate(row.dueOn, language) : t('m.todo.noDue')}</td>
      <td data-title={t('m.todo.from')}>
        <div>
          {row.item ? (
            <a href={`/moeder/${row.item.meetingId}#punkt-${row.item.id}`}>
              {t('m.earlier.item', {
                body: row.bodyName,
                date: formatDate(row.item.heldOn, language),
                number: row.item.number,
              })}
            </a>
          ) : (
            `${row.bodyName}. ${t('m.todo.nothingFrom')}`
          )}
          {row.decisionText && <span className="meeting-detail">{row.decisionText}</span>}
        </div>
      </td>
      <td data-title={t('m.state')}>
        <div>
          <StateTag tone={tones[row.state]}>
            {row.doneOn ? t('m.todo.done', { date: formatDate(row.doneOn, language) }) : t(`m.todo.state.${row.state}`)}
          </StateTag>
          {row.doneNote && <span className="meeting-detail">{row.doneNote}</span>}
          {row.mayFinish && <Finish row={row} today={today} form={form} />}
        </div>
      </td>
    </tr>
  )
}

function Finish({ row, today, form }: { row: Row; today: string; form: FormState }) {
  const t = useTexts({ da, en })
  const id = (name: string) => (form ? {} : { id: `felt-${name}-${row.id}` })
  const hidden = (
    <>
      <HiddenField name="followUpId" value={row.id} />
      <HiddenField name="version" value={String(row.version)} />
    </>
  )
  if (row.doneOn) {
    return (
      <form method="post">
        {hidden}
        <HiddenField name="do" value="reopen" />
        <button type="submit" className="button-as-link" aria-label={`${t('m.todo.reopen')}: ${row.what}`}>
          {t('m.todo.reopen')}
        </button>
      </form>
    )
  }
  return (
    <Details summary={t('m.todo.finish')} open={form !== undefined}>
      <form method="post" className="follow-up-form">
        {hidden}
        <DateField {...id('doneOn')} name="doneOn" label={t('m.todo.doneOn')} form={form} defaultValue={today} />
        <TextArea {...id('doneNote')} name="doneNote" label={t('m.todo.note')} form={form} required={false} rows={2} />
        <SubmitButton variant="secondary">{t('m.todo.finish')}</SubmitButton>
      </form>
    </Details>
  )
}
