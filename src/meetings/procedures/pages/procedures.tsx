import { useLoaderData } from 'react-router'
import { appContext } from '#ui/context.ts'
import { Alert, EmptyState, StateTag } from '#ui/feedback.tsx'
import { Pagination } from '#ui/navigation.tsx'
import { DateText } from '#ui/numbers.tsx'
import type { PageArguments } from '#ui/page.ts'
import { PageHead } from '#ui/page-head.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useTexts } from '#ui/texts.ts'
import { pageOf } from '../../pages/paging.ts'
import { listProcedures, type ProcedureRow } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { crumbs, ProcedureState } from './parts.tsx'

export async function loader({ context, request }: PageArguments) {
  const app = context.get(appContext)
  const { searchParams } = new URL(request.url)
  const page = pageOf(await listProcedures(app), searchParams.get('side'))
  return { ...page, today: app.today, isDropped: searchParams.get('gjort') === 'dropped' }
}

export const handle = {
  breadcrumb: (_page: unknown, language: 'da' | 'en') => crumbs(language),
}

/** The written procedures one sees: those that wait for the reader's answer say so. */
export default function Procedures() {
  const { rows, page, pages, today, isDropped } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  return (
    <>
      <PageHead title={t('procedures.title')} context={t('procedures.lead')} />
      {isDropped && <Alert kind="success" title={t('procedures.droppedMark')} live />}
      {rows.length === 0 ? (
        <EmptyState title={t('procedures.none')}>
          <p>{t('procedures.noneText')}</p>
        </EmptyState>
      ) : (
        <Table caption={t('procedures.title')} captionHidden cards>
          <thead>
            <tr>
              {(['case', 'body', 'deadline', 'state', 'yours'] as const).map((key) => (
                <ColumnHead key={key}>{t(`procedures.${key}`)}</ColumnHead>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <a href={`/moeder/hoeringer/${row.id}`}>
                    {row.caseNumber} {row.caseTitle}
                  </a>
                </th>
                <td data-title={t('procedures.body')}>{row.bodyName}</td>
                <td data-title={t('procedures.deadline')}>
                  <DateText date={row.deadline} />
                </td>
                <td data-title={t('procedures.state')}>
                  <ProcedureState procedure={row} today={today} />
                </td>
                <td data-title={t('procedures.yours')}>
                  <OwnAnswer row={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <Pagination page={page} pages={pages} />
    </>
  )
}

function OwnAnswer({ row }: { row: ProcedureRow }) {
  const t = useTexts({ da, en })
  if (row.answered) return <StateTag tone="done">{t('procedures.yours.given')}</StateTag>
  if (row.mayAnswer) return <StateTag tone="attention">{t('procedures.yours.waiting')}</StateTag>
  return <>{t('procedures.yours.none')}</>
}
