import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { danishDate } from '#figures/format.ts'
import { appContext } from '#ui/context.ts'
import { EmptyState, StateTag } from '#ui/feedback.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { DateText } from '#ui/numbers.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { translate, useTexts } from '#ui/texts.ts'
import { listAllocations } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

const pageSize = 100

export const handle = {
  breadcrumb: (_data: unknown, language: 'da' | 'en') => [{ label: translate(language, { da, en }, 'list.title') }],
}

export async function loader({ context, request }: LoaderFunctionArgs) {
  const app = context.get(appContext)
  const after = readAfter(new URL(request.url).searchParams.get('efter'))
  const { allocations, mayMake } = await listAllocations(app, { ...(after ? { after } : {}), limit: pageSize + 1 })
  const shown = allocations.slice(0, pageSize)
  const last = shown.at(-1)
  return { shown, mayMake, next: allocations.length > pageSize && last ? `${last.madeAt}~${last.id}` : null }
}

/** Where the page begins; an address somebody changed begins at the start. */
function readAfter(text: string | null) {
  const [, madeAt = '', id = ''] = /^([0-9TZ:.+ -]{10,40})~([0-9a-f-]{36})$/.exec(text ?? '') ?? []
  return id !== '' && !Number.isNaN(Date.parse(madeAt)) ? { madeAt, id } : null
}

export default function Allocations() {
  const { shown, mayMake, next } = useLoaderData<typeof loader>()
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
      {shown.length === 0 ? (
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
            {shown.map(({ id, title, ownerName, number, publishedAt, madeAt }) => (
              <tr key={id}>
                <th scope="row">
                  <a href={`/fordelinger/${id}`}>{title}</a>
                </th>
                <td data-title={t('list.owner')}>{ownerName}</td>
                <td data-title={t('list.state')}>
                  <State published={publishedAt !== null} />
                </td>
                <td className="align-right" data-title={t('list.version')}>
                  {number}
                </td>
                <td data-title={t('list.date')}>
                  <DateText date={danishDate(publishedAt ?? madeAt)} />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {next && (
        <p>
          <a href={`?efter=${encodeURIComponent(next)}`}>{t('list.more')}</a>
        </p>
      )}
      <p>
        <a href="/metode/fordeling">{t('list.method')}</a>
      </p>
    </>
  )
}

function State({ published }: { published: boolean }) {
  const t = useTexts({ da, en })
  return <StateTag tone={published ? 'done' : 'waiting'}>{t(published ? 'state.published' : 'state.draft')}</StateTag>
}
