import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { momentCursor, pageByMoment } from '#platform/http/moment-cursor.ts'
import { appContext } from '#ui/context.ts'
import { EmptyState } from '#ui/feedback.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { translate, useTexts } from '#ui/texts.ts'
import { VersionDate, VersionState } from '#ui/versions.tsx'
import { listAllocations } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

const pageSize = 100

export const handle = {
  breadcrumb: (_data: unknown, language: 'da' | 'en') => [{ label: translate(language, { da, en }, 'list.title') }],
}

export async function loader({ context, request }: LoaderFunctionArgs) {
  const after = momentCursor(new URL(request.url).searchParams.get('efter'))
  const page = { ...(after ? { after } : {}), limit: pageSize + 1 }
  const { items, mayMake } = await listAllocations(context.get(appContext), page)
  return { ...pageByMoment(items, pageSize), mayMake }
}

/** The allocations one may see, and the ways to a new one and to an old one run again. */
export default function Allocations() {
  const { items, mayMake, next } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const actions = (
    <>
      <ButtonLink href="/fordelinger/ny" variant={mayMake ? 'primary' : 'secondary'}>
        {t('list.new')}
      </ButtonLink>{' '}
      <ButtonLink href="/fordelinger/koer-igen">{t('list.again')}</ButtonLink>
    </>
  )
  return (
    <>
      <PageHead title={t('list.title')} actions={actions} />
      <p className="lead">{t('list.lead')}</p>
      {items.length === 0 ? (
        <EmptyState title={t('list.none')}>
          <p>{t('list.noneText')}</p>
        </EmptyState>
      ) : (
        <Table caption={t('list.title')} captionHidden cards>
          <thead>
            <tr>
              <ColumnHead>{t('list.name')}</ColumnHead>
              <ColumnHead>{t('list.owner')}</ColumnHead>
              <ColumnHead>{t('list.state')}</ColumnHead>
              <ColumnHead align="right">{t('list.version')}</ColumnHead>
              <ColumnHead>{t('list.date')}</ColumnHead>
            </tr>
          </thead>
          <tbody>
            {items.map(({ id, title, ownerName, number, publishedAt, madeAt }) => (
              <tr key={id}>
                <th scope="row">
                  <a href={`/fordelinger/${id}`}>{title}</a>
                </th>
                <td data-title={t('list.owner')}>{ownerName}</td>
                <td data-title={t('list.state')}>
                  <VersionState publishedAt={publishedAt} />
                </td>
                <td className="align-right" data-title={t('list.version')}>
                  {number}
                </td>
                <td data-title={t('list.date')}>
                  <VersionDate publishedAt={publishedAt} madeAt={madeAt} />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {next && (
        <p>
          <a href={`?efter=${next}`}>{t('list.more')}</a>
        </p>
      )}
      <p>
        <a href="/metode/fordeling">{t('list.method')}</a>
      </p>
    </>
  )
}
