import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { formatDecimal } from '#figures/format.ts'
import { momentCursor, pageByMoment } from '#platform/http/moment-cursor.ts'
import { appContext } from '#ui/context.ts'
import { EmptyState } from '#ui/feedback.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { translate, useLanguage, useTexts } from '#ui/texts.ts'
import { VersionState } from '#ui/versions.tsx'
import { listBusinessCases } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

const pageSize = 50

export const handle = {
  breadcrumb: (_data: unknown, language: 'da' | 'en') => [
    { label: translate(language, { da, en }, 'plan.list.title') },
  ],
}

export async function loader({ context, request }: LoaderFunctionArgs) {
  const after = momentCursor(new URL(request.url).searchParams.get('efter'))
  const page = { ...(after ? { after } : {}), limit: pageSize + 1 }
  const { items, mayMake } = await listBusinessCases(context.get(appContext), page)
  return { ...pageByMoment(items, pageSize), mayMake }
}

/** The business cases one may see, and the way to a new one. */
export default function BusinessCases() {
  const { items, mayMake, next } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const language = useLanguage()
  return (
    <>
      <PageHead
        title={t('plan.list.title')}
        actions={
          <ButtonLink href="/takster/forretningsplaner/ny" variant={mayMake ? 'primary' : 'secondary'}>
            {t('plan.list.new')}
          </ButtonLink>
        }
      />
      <p className="lead">{t('plan.list.lead')}</p>
      {items.length === 0 ? (
        <EmptyState title={t('plan.list.none')}>
          <p>{t('plan.list.noneText')}</p>
        </EmptyState>
      ) : (
        <Table caption={t('plan.list.title')} captionHidden cards>
          <thead>
            <tr>
              <ColumnHead>{t('plan.list.name')}</ColumnHead>
              <ColumnHead>{t('plan.list.owner')}</ColumnHead>
              <ColumnHead align="right">{t('plan.list.opens')}</ColumnHead>
              <ColumnHead align="right">{t('plan.places')}</ColumnHead>
              <ColumnHead align="right">{t('plan.list.toFinance')}</ColumnHead>
              <ColumnHead align="right">{t('plan.list.prices')}</ColumnHead>
              <ColumnHead>{t('plan.list.state')}</ColumnHead>
            </tr>
          </thead>
          <tbody>
            {items.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  <a href={`/takster/forretningsplaner/${one.id}`}>{one.title}</a>
                </th>
                <td data-title={t('plan.list.owner')}>{one.ownerName}</td>
                <td className="align-right" data-title={t('plan.list.opens')}>
                  {one.year}
                </td>
                <td className="align-right" data-title={t('plan.places')}>
                  {formatDecimal(one.places, { language })}
                </td>
                <td className="align-right" data-title={t('plan.list.toFinance')}>
                  {formatDecimal(one.toFinance, { language })}
                </td>
                <td className="align-right" data-title={t('plan.list.prices')}>
                  {one.priceLevel}
                </td>
                <td data-title={t('plan.list.state')}>
                  <VersionState publishedAt={one.publishedAt} />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {next && (
        <p>
          <a href={`?efter=${next}`}>{t('plan.list.more')}</a>
        </p>
      )}
      <p>
        <a href="/metode/forretningsplan">{t('plan.list.method')}</a>
      </p>
    </>
  )
}
