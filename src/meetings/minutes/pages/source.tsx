import { useLoaderData } from 'react-router'
import { appContext } from '#ui/context.ts'
import type { PageArguments } from '#ui/page.ts'
import { pageData } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useTexts } from '#ui/texts.ts'
import type { MeetingFound, Place } from '../model.ts'
import { getSource } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { crumbs, listHref, MeetingName } from './parts.tsx'

/** `/moeder/import/:importId/kilde?fra=1`: the lines of the file, each with its place. */
export async function loader({ context, params, request }: PageArguments<'importId'>) {
  const app = context.get(appContext)
  const from = Number(new URL(request.url).searchParams.get('fra') ?? 1)
  return pageData(getSource(app, params.importId, from), app.sentence)
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

export const handle = {
  breadcrumb: (page: Page | undefined, language: 'da' | 'en') => [
    ...crumbs(language).slice(0, 1),
    { href: listHref, label: { da, en }[language]['minutes.title'] },
    ...(page ? [{ href: `${listHref}/${page.head.id}`, label: page.head.fileName }] : []),
    { label: { da, en }[language]['minutes.source'] },
  ],
}

/** Where each line of the file went. */
export default function Source() {
  const { head, meetings, rows, total, before, next } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  const filled = rows.filter(({ text }) => text !== '')
  const [first, last] = [rows[0]?.number ?? 0, rows.at(-1)?.number ?? 0]
  return (
    <>
      <PageHead title={t('minutes.source')} context={head.fileName} />
      <p>{t('minutes.sourceText')}</p>
      <SourceFile head={head} />
      <Steps id={head.id} before={before} next={next} />
      <Table caption={t('minutes.sourceLines', { first, last, total })} cards>
        <thead>
          <tr>
            <ColumnHead align="right">{t('minutes.column.line')}</ColumnHead>
            <ColumnHead>{t('minutes.column.text')}</ColumnHead>
            <ColumnHead>{t('minutes.column.place')}</ColumnHead>
          </tr>
        </thead>
        <tbody>
          {filled.map(({ number, text, place }, at) => (
            <tr key={number}>
              <th scope="row" className="align-right">
                {number}
              </th>
              <td data-title={t('minutes.column.text')}>{text}</td>
              <td data-title={t('minutes.column.place')}>
                {filled[at - 1]?.place.lines[0] === place.lines[0] ? (
                  ''
                ) : (
                  <PlaceName place={place} meetings={meetings} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      <Steps id={head.id} before={before} next={next} />
    </>
  )
}

/** The file itself, and its checksum. */
function SourceFile({ head }: { head: { fileId: string | null; sha256: string } }) {
  const t = useTexts({ da, en })
  return (
    <p className="form-hint">
      {head.fileId === null ? (
        t('minutes.noSourceFile')
      ) : (
        <a href={`/filer/${head.fileId}`} download>
          {t('minutes.sourceFile')}
        </a>
      )}
      . {t('minutes.checksum', { sum: head.sha256.slice(0, 16) })}
    </p>
  )
}

function Steps({ id, before, next }: { id: string; before: number | null; next: number | null }) {
  const t = useTexts({ da, en })
  const href = (from: number) => `${listHref}/${id}/kilde?fra=${from}`
  if (before === null && next === null) return null
  return (
    <nav aria-label={t('minutes.sourceSteps')}>
      <p>
        {before !== null && <a href={href(before)}>{t('minutes.sourceBefore')}</a>}
        {before !== null && next !== null && ' · '}
        {next !== null && <a href={href(next)}>{t('minutes.sourceNext')}</a>}
      </p>
    </nav>
  )
}

function PlaceName({ place, meetings }: { place: Place; meetings: MeetingFound[] }) {
  const t = useTexts({ da, en })
  if (place.kind === 'unplaced') return <>{t(`minutes.reason.${place.reason}`)}</>
  const meeting = meetings[place.meeting]
  const item = place.kind === 'head' ? undefined : meeting?.items[place.item]
  const paper = place.kind === 'attachment' ? item?.attachments[place.attachment] : undefined
  return (
    <>
      {meeting && <MeetingName body={meeting.body} date={meeting.date} />}
      {': '}
      {item === undefined ? t('minutes.head') : t('minutes.item', { number: String(item.number) })}
      {paper && `, ${t('minutes.paper', { title: paper.title })}`}
    </>
  )
}
