import { redirect, useActionData, useLoaderData, useLocation } from 'react-router'
import { formatDate, formatDecimal } from '#figures/format.ts'
import { type AppContext, appContext } from '#ui/context.ts'
import { Alert, Details, EmptyState, StateTag } from '#ui/feedback.tsx'
import { FiguresProvider } from '#ui/figure.tsx'
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
import { CursorPages } from '#ui/navigation.tsx'
import type { PageArguments } from '#ui/page.ts'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { followUpDone } from '../../model.ts'
import { CitedValues } from '../../pages/cited-figures.tsx'
import styles from '../../pages/meetings.css?url'
import { InlineText, usePlainText } from '../../pages/rich-text.tsx'
import { crumbs } from '../../pages/words.tsx'
import { listMeetingBodies } from '../../search/service.ts'
import type { Reference } from '../../service/references.ts'
import { acceptProposal, changeFollowUp, discardProposal } from '../changes.service.ts'
import { type FollowUpFilter, followUpFilter, followUpShows, followUpTerms, type ShownFollowUp } from '../model.ts'
import { getFollowUpWork } from '../responsible.service.ts'
import { finishFollowUp, getFollowUps } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { ActorList, NobodyReminded } from './actor-list.tsx'
import { Changes, Terms } from './terms.tsx'

export const links = () => [{ rel: 'stylesheet', href: styles }]
export const handle = {
  breadcrumb: (_data: unknown, language: 'da' | 'en') => crumbs(language, undefined, 'm.followUps'),
}

/** What the list is narrowed to by its address. Anything that makes no sense is left out. */
function filterIn(asked: URLSearchParams): FollowUpFilter {
  const given = (name: string) => asked.get(name)?.trim() || undefined
  const one = followUpFilter.safeParse({ id: given('kun') })
  if (one.success && one.data.id) return one.data
  const show = given('vis') ?? 'open'
  const narrowed = followUpFilter.safeParse({
    show: show === 'all' ? undefined : (followUpShows.find((known) => known === show) ?? 'open'),
    bodyId: given('forum'),
    responsible: given('ansvarlig'),
  })
  return narrowed.success ? narrowed.data : { show: 'open' }
}

export async function loader({ context, request }: PageArguments) {
  const app = context.get(appContext)
  const asked = new URL(request.url).searchParams
  const filter = filterIn(asked)
  const after = asked.get('efter') ?? undefined
  const page = await pageData(getFollowUps(app, filter, { after }), app.sentence)
  const { proposals, actors } = await getFollowUpWork(app, page.items)
  const split = Number(asked.get('delt')) || 0
  return { ...page, filter, after, split, proposals, actors, bodies: await listMeetingBodies(app), today: app.today }
}

export async function action({ context, request }: PageArguments) {
  const app = context.get(appContext)
  // The list as it was filtered.
  const here = '/opfoelgning'.concat(new URL(request.url).search)
  const values = await readForm(request)
  const key = { id: values.followUpId ?? '', version: Number(values.version) || 0 }
  if (values.do === 'change' || values.do === 'accept' || values.do === 'discard') {
    return changedTerms(app, values, key, new URL(request.url).searchParams)
  }
  const form = followUpDone.safeParse(values.do === 'reopen' ? { doneOn: '' } : values)
  if (!form.success) return invalidForm(form.error, values, app.sentence)
  try {
    await finishFollowUp(app, { ...key, done: form.data })
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
  return redirect(here, 303)
}

/** Who must act and by when, or a proposal that is accepted or discarded; then the list as it was filtered. */
async function changedTerms(
  app: AppContext,
  values: Record<string, string>,
  key: { id: string; version: number },
  asked: URLSearchParams,
) {
  asked.delete('delt')
  try {
    if (values.do === 'discard') {
      await discardProposal(app, key)
    } else {
      const form = followUpTerms.safeParse(values)
      if (!form.success) return invalidForm(form.error, values, app.sentence)
      const save = values.do === 'accept' ? acceptProposal : changeFollowUp
      const count = await save(app, { ...key, terms: form.data })
      if (count > 1) asked.set('delt', String(count))
    }
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
  return redirect('/opfoelgning?'.concat(asked.toString()), 303)
}

type Row = ShownFollowUp
const tones = { open: 'waiting', overdue: 'attention', done: 'done' } as const

/** What was agreed on meetings and must be done: open, overdue and done, over all bodies. */
export default function FollowUps() {
  const { items, next, after, count, atLeast, filter, bodies, today, split, proposals, actors, references, cited } =
    useLoaderData<typeof loader>()
  const { search } = useLocation()
  const actionData = useActionData<typeof action>()
  const form = actionData && 'values' in actionData ? actionData : undefined
  const t = useTexts({ da, en })
  const language = useLanguage()
  const isOne = filter.id !== undefined
  return (
    <FiguresProvider figures={cited.figures} search={search}>
      <PageHead title={t('todo.title')} context={t('todo.lead')} />
      {split > 1 && !form && <Alert kind="success" title={t('todo.split', { n: split })} live />}
      <ErrorSummary form={form} />
      {proposals > 0 && filter.show !== 'proposal' && (
        <p>
          {t('todo.proposals', { n: proposals })}. <a href="/opfoelgning?vis=proposal">{t('todo.proposals.see')}</a>
        </p>
      )}
      <ActorList names={actors} />
      {isOne ? (
        <p>
          <a href="/opfoelgning">{t('todo.showAll')}</a>
        </p>
      ) : (
        <Filter filter={filter} bodies={bodies} />
      )}
      {items.length === 0 ? (
        <EmptyState title={t('todo.none')} />
      ) : (
        <>
          {!isOne && (
            <p className="follow-up-count">
              {t(atLeast ? 'todo.countAtLeast' : 'todo.count', {
                n: count,
                shown: formatDecimal(String(count), { language }),
              })}
            </p>
          )}
          <Table caption={t('todo.title')} captionHidden cards>
            <thead>
              <tr>
                <ColumnHead>{t('todo.what')}</ColumnHead>
                <ColumnHead>{t('todo.responsible')}</ColumnHead>
                <ColumnHead>{t('todo.due')}</ColumnHead>
                <ColumnHead>{t('todo.from')}</ColumnHead>
                <ColumnHead>{t('todo.state')}</ColumnHead>
              </tr>
            </thead>
            <tbody>
              {items.map((row) => (
                <CitedValues key={row.id} caseId={row.caseId ?? ''} cited={cited.byCase[row.caseId ?? ''] ?? []}>
                  <FollowUpRow
                    row={row}
                    references={references}
                    today={today}
                    form={form?.values.followUpId === row.id ? form : undefined}
                  />
                </CitedValues>
              ))}
            </tbody>
          </Table>
        </>
      )}
      <CursorPages next={next} after={after} search={search} />
    </FiguresProvider>
  )
}

function Filter({ filter, bodies }: { filter: FollowUpFilter; bodies: { id: string; name: string }[] }) {
  const t = useTexts({ da, en })
  const shows = [...followUpShows, 'all'] as const
  return (
    <form method="get" className="meeting-filters">
      <FieldRow>
        <Select
          name="vis"
          label={t('todo.show')}
          width="m"
          defaultValue={filter.show ?? 'all'}
          options={shows.map((one) => ({ value: one, label: t(`todo.show.${one}`) }))}
        />
        <Select
          name="forum"
          label={t('todo.body')}
          width="m"
          defaultValue={filter.bodyId ?? ''}
          options={[
            { value: '', label: t('todo.body.all') },
            ...bodies.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <TextField
          name="ansvarlig"
          label={t('todo.responsible')}
          width="m"
          required={false}
          defaultValue={filter.responsible ?? ''}
        />
        <SubmitButton variant="secondary">{t('todo.filter')}</SubmitButton>
      </FieldRow>
    </form>
  )
}

type RowProps = { row: Row; references: Record<string, Reference>; today: string; form: FormState }

const isTerms = (form: FormState) => form?.values.do === 'change' || form?.values.do === 'accept'

function FollowUpRow({ row, references, today, form }: RowProps) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  return (
    <tr id={row.id}>
      <th scope="row">
        <InlineText text={row.what} references={references} />
        {row.isProposal && <span className="meeting-detail">{t('todo.proposal')}</span>}
      </th>
      <td data-title={t('todo.responsible')}>
        <div>
          {row.responsible}
          {row.mayChange && <NobodyReminded followUp={row} />}
        </div>
      </td>
      <td data-title={t('todo.due')}>{row.dueOn ? formatDate(row.dueOn, language) : t('todo.noDue')}</td>
      <td data-title={t('todo.from')}>
        <div>
          <From row={row} />
          {row.decisionText && (
            <span className="meeting-detail">
              <InlineText text={row.decisionText} references={references} />
            </span>
          )}
        </div>
      </td>
      <td data-title={t('todo.state')}>
        <div>
          <StateTag tone={tones[row.state]}>
            {row.doneOn ? t('todo.done', { date: formatDate(row.doneOn, language) }) : t(`todo.state.${row.state}`)}
          </StateTag>
          {row.doneNote && <span className="meeting-detail">{row.doneNote}</span>}
          <Changes row={row} />
          {row.mayFinish && (
            <Finish row={row} references={references} today={today} form={isTerms(form) ? undefined : form} />
          )}
          {row.mayChange && <Terms row={row} form={isTerms(form) ? form : undefined} />}
        </div>
      </td>
    </tr>
  )
}

/** The decision it comes from, and where that was made. */
function From({ row: { item, procedureId, bodyName } }: { row: Row }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  if (item) {
    const { meetingId, id, heldOn, number } = item
    return (
      <a href={`/moeder/${meetingId}#punkt-${id}`}>
        {t('todo.from.item', { body: bodyName, date: formatDate(heldOn, language), number })}
      </a>
    )
  }
  if (procedureId) {
    return <a href={`/moeder/hoeringer/${procedureId}`}>{t('todo.from.procedure', { body: bodyName })}</a>
  }
  return `${bodyName}. ${t('todo.nothingFrom')}`
}

function Finish({ row, references, today, form }: RowProps) {
  const t = useTexts({ da, en })
  const plain = usePlainText({ references })
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
        <button type="submit" className="button-as-link" aria-label={`${t('todo.reopen')}: ${plain(row.what)}`}>
          {t('todo.reopen')}
        </button>
      </form>
    )
  }
  return (
    <Details summary={t('todo.finish')} open={form !== undefined}>
      <form method="post" className="follow-up-form">
        {hidden}
        <DateField {...id('doneOn')} name="doneOn" label={t('todo.doneOn')} form={form} defaultValue={today} />
        <TextArea {...id('doneNote')} name="doneNote" label={t('todo.note')} form={form} required={false} rows={2} />
        <SubmitButton variant="secondary">{t('todo.finish')}</SubmitButton>
      </form>
    </Details>
  )
}
