import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { formatDecimal } from '#figures/format.ts'
import { appContext } from '#ui/context.ts'
import { EmptyState, StateTag } from '#ui/feedback.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { translate, useLanguage, useTexts } from '#ui/texts.ts'
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
  const app = context.get(appContext)
  const after = readAfter(new URL(request.url).searchParams.get('efter'))
  const found = await listBusinessCases(app, { ...(after ? { after } : {}), limit: pageSize + 1 })
  const shown = found.items.slice(0, pageSize)
  const last = shown.at(-1)
  const next = found.items.length > pageSize && last ? `${last.madeAt}~${last.id}` : null
  return { shown, mayMake: found.mayMake, next }
}

/** Where the page begins; an address somebody changed begins at the start. */
function readAfter(text: string | null) {
  const [, madeAt = '', id = ''] = /^([0-9TZ:.+ -]{10,40})~([0-9a-f-]{36})$/.exec(text ?? '') ?? []
  return id !== '' && !Number.isNaN(Date.parse(madeAt)) ? { madeAt, id } : null
}

/** The business cases one may see, and the way to a new one. */
export default function BusinessCases() {
  const { shown, mayMake, next } = useLoaderData<typeof loader>()
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
      {shown.length === 0 ? (
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
            {shown.map((one) => (
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
                  <StateTag tone={one.publishedAt ? 'done' : 'waiting'}>
                    {t(one.publishedAt ? 'plan.state.published' : 'plan.state.draft')}
                  </StateTag>
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {next && (
        <p>
          <a href={`?efter=${encodeURIComponent(next)}`}>{t('plan.list.more')}</a>
        </p>
      )}
      <p>
        <a href="/metode/forretningsplan">{t('plan.list.method')}</a>
      </p>
    </>
  )
}
