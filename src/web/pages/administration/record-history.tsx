import { useLoaderData } from 'react-router'
import { appContext } from '#ui/context.ts'
import type { PageArguments } from '#ui/page.ts'
import { pageData } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { getHistory } from '../../operations/service.ts'
import { da } from '../../operations/texts.da.ts'
import { en } from '../../operations/texts.en.ts'
import { HistoryTable } from './history-table.tsx'
import { administrationCrumb, requireUser, tableName } from './parts.tsx'

export const handle = { breadcrumb: administrationCrumb('history.title') }

export async function loader({ context, request, params }: PageArguments<'table' | 'record'>) {
  const app = context.get(appContext)
  requireUser(app, request)
  const { table, record } = params
  const older = Number(new URL(request.url).searchParams.get('aeldre'))
  const before = Number.isSafeInteger(older) && older > 0 ? older : undefined
  return { table, record, ...(await pageData(getHistory(app, { table, record, before }), app.sentence)) }
}

/** One record's history. */
export default function RecordHistory() {
  const { table, record, entries, next } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  return (
    <>
      <PageHead
        title={t('history.of', { table: tableName(useLanguage(), table), record: entries[0]?.label ?? record })}
        context={record}
      />
      <HistoryTable entries={entries} next={next} search="" showRecord={false} />
    </>
  )
}
