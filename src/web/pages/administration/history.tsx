import { useLoaderData } from 'react-router'
import { isIsoDate } from '#figures/dates.ts'
import { appContext } from '#ui/context.ts'
import { DateField, FieldRow, Select, SubmitButton, TextField } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { pageData } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { searchHistory } from '../../operations/service.ts'
import { da } from '../../operations/texts.da.ts'
import { en } from '../../operations/texts.en.ts'
import { HistoryTable } from './history-table.tsx'
import { administrationCrumb, requireUser, tableName } from './parts.tsx'

export const handle = { breadcrumb: administrationCrumb('history.title') }

export async function loader({ context, request }: PageArguments) {
  const app = context.get(appContext)
  requireUser(app, request)
  const { searchParams } = new URL(request.url)
  const text = (name: string) => searchParams.get(name)?.trim() || undefined
  const day = (name: string) => {
    const given = text(name)
    return given && isIsoDate(given) ? given : undefined
  }
  const older = Number(text('aeldre'))
  const query = { table: text('hvad'), record: text('id'), from: day('fra'), to: day('til') }
  const before = Number.isSafeInteger(older) && older > 0 ? older : undefined
  const page = await pageData(searchHistory(app, { ...query, before }), app.sentence)
  searchParams.delete('aeldre')
  return { ...page, query, search: searchParams.toString() }
}

/** Historik: the trail of all records, narrowed by kind, id and days. */
export default function History() {
  const { entries, next, tables, query, search } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const language = useLanguage()
  const options = tables
    .map((table) => ({ value: table, label: tableName(language, table) }))
    .sort((a, b) => a.label.localeCompare(b.label, 'da'))
  return (
    <>
      <PageHead title={t('history.title')} context={t('history.lead')} />
      <search>
        <form method="get">
          <FieldRow>
            <Select
              name="hvad"
              label={t('history.table')}
              options={[{ value: '', label: t('history.anyTable') }, ...options]}
              defaultValue={query.table ?? ''}
              required={false}
            />
            <TextField name="id" label={t('history.record')} defaultValue={query.record} required={false} />
            <DateField name="fra" label={t('history.from')} defaultValue={query.from} required={false} />
            <DateField name="til" label={t('history.to')} defaultValue={query.to} required={false} />
          </FieldRow>
          <SubmitButton variant="secondary">{t('history.search')}</SubmitButton>
        </form>
      </search>
      <HistoryTable entries={entries} next={next} search={search} showRecord />
    </>
  )
}
