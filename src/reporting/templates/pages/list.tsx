import { useLoaderData } from 'react-router'
import { appContext, hasRole } from '#ui/context.ts'
import { ButtonLink } from '#ui/form.tsx'
import { DateText } from '#ui/numbers.tsx'
import type { PageArguments } from '#ui/page.ts'
import { PageHead } from '#ui/page-head.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useTexts } from '#ui/texts.ts'
import { listStatistics } from '../service/statistics.ts'
import { listTemplateSummaries } from '../service/templates.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

export async function loader({ context }: PageArguments) {
  const app = context.get(appContext)
  const statistics = new Set((await listStatistics(app)).map(({ id }) => id))
  const templates = (await listTemplateSummaries(app)).map((row) => ({
    ...row,
    hasPage: statistics.has(row.templateId),
  }))
  return { templates, mayKeep: hasRole(app.user, ['administrator']) }
}

export const handle = {
  breadcrumb: (_page: unknown, language: 'da' | 'en') => [{ label: { da, en }[language]['list.title'] }],
}

/** The templates there are, with their newest version and where they were used. */
export default function TemplateList() {
  const { templates, mayKeep } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  return (
    <>
      <PageHead
        title={t('list.title')}
        context={t('list.lead')}
        actions={mayKeep && <ButtonLink href="/administration/skabeloner/ny">{t('list.new')}</ButtonLink>}
      />
      <Table caption={t('list.title')} captionHidden cards>
        <thead>
          <tr>
            <ColumnHead>{t('list.name')}</ColumnHead>
            <ColumnHead align="right">{t('list.version')}</ColumnHead>
            <ColumnHead>{t('list.from')}</ColumnHead>
            <ColumnHead>{t('list.years')}</ColumnHead>
            <ColumnHead>{t('list.madeBy')}</ColumnHead>
          </tr>
        </thead>
        <tbody>
          {templates.map((row) => (
            <tr key={row.templateId}>
              <th scope="row">
                <a href={`/administration/skabeloner/${row.templateId}`}>{row.name}</a>
              </th>
              <td className="align-right" data-title={t('list.version')}>
                {row.version}
              </td>
              <td data-title={t('list.from')}>
                <DateText date={row.validFrom} />
              </td>
              <td data-title={t('list.years')}>
                {row.years.length > 0 ? row.years.join(', ') : t('list.unused')}{' '}
                {row.hasPage && <a href={`/statistik/${row.templateId}`}>{t('list.statistics')}</a>}
              </td>
              <td data-title={t('list.madeBy')}>{row.shipped ? t('list.shipped') : t('list.ownMade')}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  )
}
