import { Form } from 'react-router'
import { Details, EmptyState, StateTag } from '#ui/feedback.tsx'
import { Checkbox, type FormState, Radios, SubmitButton } from '#ui/form.tsx'
import { DateTimeText } from '#ui/numbers.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useTexts } from '#ui/texts.ts'
import { da as meetings } from '../../texts.da.ts'
import { en as meetingsEn } from '../../texts.en.ts'
import type { PackTask } from '../model.ts'
import type { getPackPage } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

type Page = Awaited<ReturnType<typeof getPackPage>>

/** What the pack shall hold. Closed items are offered to those who see any. */
export function NewPack({
  hasClosed,
  hasMinutes,
  form,
}: Pick<Page, 'hasClosed' | 'hasMinutes'> & { form?: FormState }) {
  const t = useTexts({ da, en })
  return (
    <section>
      <h2>{t('p.make')}</h2>
      <Form method="post">
        <Radios
          name="kind"
          label={t('p.kind')}
          form={form}
          required
          defaultValue={hasMinutes ? 'minutes' : 'agenda'}
          options={[
            { value: 'agenda', label: t('p.agenda'), hint: t('p.agenda.hint') },
            ...(hasMinutes ? [{ value: 'minutes', label: t('p.minutes'), hint: t('p.minutes.hint') }] : []),
          ]}
        />
        {hasClosed && (
          <Checkbox name="closed" value="true" label={t('p.closed')} hint={t('p.closed.hint')} form={form} />
        )}
        <SubmitButton>{t('p.start')}</SubmitButton>
      </Form>
    </section>
  )
}

const tones = { waiting: 'neutral', running: 'waiting', done: 'done', failed: 'attention' } as const

export function Mine({ tasks }: { tasks: PackTask[] }) {
  const t = useTexts({ da, en })
  if (tasks.length === 0) {
    return (
      <div className="pack-mine">
        <EmptyState title={t('p.mine.none')} />
      </div>
    )
  }
  return (
    <section className="pack-mine">
      <h2>{t('p.mine')}</h2>
      <p>{t('p.mine.text')}</p>
      <Table caption={t('p.mine')} captionHidden cards>
        <thead>
          <tr>
            <ColumnHead>{t('p.name')}</ColumnHead>
            <ColumnHead>{t('p.started')}</ColumnHead>
            <ColumnHead>{t('p.state')}</ColumnHead>
            <ColumnHead align="right">{t('p.pages')}</ColumnHead>
          </tr>
        </thead>
        <tbody>
          {tasks.map((task) => (
            <Row key={task.id} task={task} />
          ))}
        </tbody>
      </Table>
    </section>
  )
}

function Row({ task: { id, title, state, createdAt, result } }: { task: PackTask }) {
  const t = useTexts({ da, en })
  return (
    <tr>
      <td data-title={t('p.name')}>
        {result ? (
          <a href={`/filer/${result.fileId}`} download aria-label={`${t('p.download')}: ${result.name}`}>
            {result.name}
          </a>
        ) : (
          <a href={`/opgaver/arbejde/${id}`} aria-label={`${t('p.follow')}: ${title}`}>
            {title}
          </a>
        )}
        {result && result.listed.length > 0 && (
          <p className="pack-listed">
            {t('p.listed')}: {result.listed.map(({ stamp, reason }) => `${stamp} (${reason})`).join('; ')}
          </p>
        )}
      </td>
      <td data-title={t('p.started')}>
        <DateTimeText instant={createdAt} />
      </td>
      <td data-title={t('p.state')}>
        <StateTag tone={tones[state]}>{t(`p.${state}`)}</StateTag>
      </td>
      <td data-title={t('p.pages')} className="align-right">
        {result?.pages ?? '–'}
      </td>
    </tr>
  )
}

type FilesProps = Pick<Page, 'items' | 'hasClosed' | 'hasMinutes'> & { meetingId: string }

/** Agenda, minutes and single items without attachments; with closed items for those who see any. */
export function FilesWithout({ meetingId, items, hasClosed, hasMinutes }: FilesProps) {
  const t = useTexts({ da, en })
  const words = useTexts({ da: meetings, en: meetingsEn })
  const at = (file: string) => `/moeder/${meetingId}/mappe/${file}`
  if (items.length === 0) return null
  return (
    <section>
      <h2>{t('p.files')}</h2>
      <p>{t('p.files.text')}</p>
      {hasClosed && <h3>{t('p.files.open')}</h3>}
      {items.some(({ isClosed }) => !isClosed) && <Files at={at} hasMinutes={hasMinutes} query="" />}
      {hasClosed && <h3>{t('p.files.closed')}</h3>}
      {hasClosed && <Files at={at} hasMinutes={hasMinutes} query="?lukkede=1" />}
      <Details summary={t('p.files.items')}>
        <ul className="pack-files">
          {items.map(({ id, number, title, kind, isClosed }) => (
            <li key={id}>
              <a href={at(`punkt-${number}.docx${isClosed ? '?lukkede=1' : ''}`)} download>
                {`${number}. ${title ?? words(`m.kind.${kind}`)}`}
              </a>
            </li>
          ))}
        </ul>
      </Details>
    </section>
  )
}

function Files({ at, hasMinutes, query }: { at: (file: string) => string; hasMinutes: boolean; query: string }) {
  const t = useTexts({ da, en })
  const names = ['agenda', ...(hasMinutes ? (['minutes'] as const) : [])] as ('agenda' | 'minutes')[]
  const danish = { agenda: 'dagsorden', minutes: 'referat' }
  return (
    <ul className="pack-files">
      {names.flatMap((name) =>
        (['docx', 'pdf'] as const).map((format) => (
          <li key={name + format}>
            <a href={at(`${danish[name]}.${format}${query}`)} download>
              {t(`p.file.${name}.${format}`)}
            </a>
          </li>
        )),
      )}
    </ul>
  )
}
