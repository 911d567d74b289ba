import { Form, useSearchParams } from 'react-router'
import { formatDateTime } from '#figures/format.ts'
import { StateTag } from '#ui/feedback.tsx'
import { DateField, FieldRow, Fieldset, type FormState, Radios, SubmitButton, TextArea, TextField } from '#ui/form.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { SubmissionStateTag } from '../../pages/states.tsx'
import type { RespondentRow, RoundOverview } from '../../service/rounds.ts'
import { da as roomDa } from '../../texts.da.ts'
import { en as roomEn } from '../../texts.en.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

export type Waiting = Record<string, string>
type TableProps = {
  round: Pick<RoundOverview, 'id' | 'mayManage' | 'sourceId' | 'state'>
  rows: RespondentRow[]
  waiting: Waiting
  form: FormState
}

/** The respondents with state, progress and next step; the secretariat can choose some and act on them together. */
export function Respondents({ round, rows, waiting, form }: TableProps) {
  const isChoosing = round.mayManage && round.sourceId === null && round.state !== 'planned'
  const table = <RespondentTable round={round} rows={rows} waiting={waiting} isChoosing={isChoosing} />
  if (!isChoosing) return table
  return (
    <Form method="post">
      {table}
      <Actions form={form} />
    </Form>
  )
}

function RespondentTable({ round, rows, waiting, isChoosing }: Omit<TableProps, 'form'> & { isChoosing: boolean }) {
  const t = useTexts({ da: roomDa, en: roomEn })
  const own = useTexts({ da, en })
  return (
    <Table caption={t('round.respondents')} cards>
      <thead>
        <tr>
          {isChoosing && <ColumnHead>{own('select.column')}</ColumnHead>}
          <ColumnHead>{t('round.col.name')}</ColumnHead>
          <ColumnHead>{t('round.col.state')}</ColumnHead>
          <ColumnHead>{t('round.col.filled')}</ColumnHead>
          <ColumnHead>{t('round.col.findings')}</ColumnHead>
          <ColumnHead>{t('round.col.seen')}</ColumnHead>
          <ColumnHead>{t('round.col.action')}</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <RespondentLine key={row.id} round={round} row={row} task={waiting[row.id]} isChoosing={isChoosing} />
        ))}
      </tbody>
    </Table>
  )
}

type LineProps = { round: TableProps['round']; row: RespondentRow; task: string | undefined; isChoosing: boolean }

function RespondentLine({ round, row, task, isChoosing }: LineProps) {
  const t = useTexts({ da: roomDa, en: roomEn })
  const own = useTexts({ da, en })
  const language = useLanguage()
  const { submission } = row
  const findings =
    submission && submission.errors + submission.warnings > 0
      ? t('round.findings', { errors: submission.errors, warnings: submission.warnings })
      : t('round.noFindings')
  return (
    <tr>
      {isChoosing && (
        <td data-title={own('select.column')}>
          <div className="form-group-checkbox choose-row">
            <input
              className="form-checkbox"
              type="checkbox"
              id={`respondent.${row.id}`}
              name={`respondent.${row.id}`}
              value="true"
            />
            <label className="form-label" htmlFor={`respondent.${row.id}`}>
              <span className="sr-only">{own('row.select', { name: row.name })}</span>
            </label>
          </div>
        </td>
      )}
      <th scope="row">
        <a href={`/indberetning/${round.id}/${row.id}`}>{row.name}</a>
        <Details row={row} />
      </th>
      <td data-title={t('round.col.state')}>
        <SubmissionStateTag state={row.progressState} />{' '}
        {row.isLate && <StateTag tone="attention">{own('row.late')}</StateTag>}
      </td>
      <td data-title={t('round.col.filled')}>{t('round.filled', { n: submission?.filled ?? 0, m: row.lines })}</td>
      <td data-title={t('round.col.findings')}>{findings}</td>
      <td data-title={t('round.col.seen')}>
        {row.lastSeenAt ? formatDateTime(row.lastSeenAt, language) : t('round.never')}
      </td>
      <td data-title={t('round.col.action')}>
        <NextStep round={round} row={row} task={task} />
      </td>
    </tr>
  )
}

function Details({ row }: { row: RespondentRow }) {
  const t = useTexts({ da: roomDa, en: roomEn })
  const own = useTexts({ da, en })
  const language = useLanguage()
  return (
    <>
      {row.extendedUntil && (
        <small className="line-detail">
          {t('round.extendedTo', { deadline: formatDateTime(row.extendedUntil, language) })}
        </small>
      )}
      {row.reportedByName && <small className="line-detail">{own('row.joint', { name: row.reportedByName })}</small>}
    </>
  )
}

/** The next step of the person; else a look at the side, which is a page of its own without JavaScript. */
function NextStep({ round, row, task }: Omit<LineProps, 'isChoosing'>) {
  const t = useTexts({ da: roomDa, en: roomEn })
  const [search, setSearch] = useSearchParams()
  const path = `/indberetning/${round.id}/${row.id}`
  if (task) {
    const label = t(task === 'approve' ? 'action.handle' : row.submission ? 'action.continue' : 'action.fill')
    return (
      <a href={task === 'approve' ? `${path}/behandling` : path} aria-label={`${label}: ${row.name}`}>
        {label}
      </a>
    )
  }
  const look = (event: React.MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    const next = new URLSearchParams(search)
    next.set('vis', row.id)
    setSearch(next, { preventScrollReset: true })
  }
  return (
    <a
      href={round.mayManage || row.progressState === 'submitted' ? `${path}/behandling` : path}
      aria-label={`${t('action.see')}: ${row.name}`}
      onClick={look}
    >
      {t('action.see')}
    </a>
  )
}

/** What can be done with the chosen: remind, more time, return. */
function Actions({ form }: { form: FormState }) {
  const t = useTexts({ da, en })
  return (
    <Fieldset legend={t('select.title')} hint={t('select.all')}>
      <Radios
        name="intent"
        label={t('select.action')}
        form={form}
        defaultValue="remind"
        options={[
          { value: 'remind', label: t('select.remind') },
          { value: 'extend', label: t('select.extend') },
          { value: 'return', label: t('select.return') },
        ]}
      />
      <FieldRow>
        <DateField name="date" label={t('select.date')} hint={t('select.extendHint')} form={form} required={false} />
        <TextField
          name="time"
          label={t('select.time')}
          hint={t('select.extendHint')}
          form={form}
          defaultValue="12.00"
          width="xs"
          required={false}
        />
      </FieldRow>
      <TextArea
        name="reason"
        label={t('select.reason')}
        hint={t('select.reasonHint')}
        form={form}
        rows={2}
        required={false}
      />
      <SubmitButton variant="secondary">{t('select.do')}</SubmitButton>
    </Fieldset>
  )
}
