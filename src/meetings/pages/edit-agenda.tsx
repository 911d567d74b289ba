import { useEffect, useState } from 'react'
import { redirect, useActionData, useLoaderData } from 'react-router'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { Alert, Details } from '#ui/feedback.tsx'
import { ButtonLink, ButtonRow, Checkbox, ErrorSummary, type FormState, HiddenField, SubmitButton } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useTexts } from '#ui/texts.ts'
import { da as itemsDa } from '../items/texts.da.ts'
import { en as itemsEn } from '../items/texts.en.ts'
import { newItem } from '../model.ts'
import { putOpenFollowUps } from '../practice/open-list.service.ts'
import { da as practiceDa } from '../practice/texts.da.ts'
import { en as practiceEn } from '../practice/texts.en.ts'
import { addItem, changeItem, moveItem, removeItem } from '../service/agenda.ts'
import type { ItemView } from '../service/view.ts'
import { getAgendaWork } from '../service/work.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { ItemFields } from './item-fields.tsx'
import { ItemLine } from './item-view.tsx'
import styles from './meetings.css?url'
import { crumbs, itemTitle } from './words.tsx'

type Work = ReturnType<typeof useLoaderData<typeof loader>>

export const links = () => [{ rel: 'stylesheet', href: styles }]
export const handle = {
  breadcrumb: (data: Work | undefined, language: 'da' | 'en') => crumbs(language, data?.meeting, 'm.edit.title'),
}

export async function loader({ context, params, request }: PageArguments<'meetingId'>) {
  const app = context.get(appContext)
  const asked = new URL(request.url).searchParams
  const work = await pageData(getAgendaWork(app, params.meetingId), app.sentence)
  const isRemoved = asked.has('fjernet')
  return { ...work, moved: asked.get('flyttet'), isRemoved, toRemove: asked.get('fjern') }
}

export async function action({ context, params, request }: PageArguments<'meetingId'>) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const { meetingId } = params
  const itemId = values.itemId ?? ''
  const version = Number(values.version)
  const here = address`/moeder/${meetingId}/dagsorden`
  try {
    if (values.do === 'remove') {
      // Readers may have the agenda already, and the item's own text goes with it.
      if (values.confirmed !== 'true') return redirect(address`${here}?fjern=${itemId}`, 303)
      await removeItem(app, { meetingId, itemId, version })
      return redirect(address`${here}?fjernet`, 303)
    }
    if (values.do === 'move') {
      const to = values.to === 'up' || values.to === 'down' ? values.to : Number(values.to)
      await moveItem(app, { meetingId, itemId, version, to })
      return redirect(address`${here}?flyttet=${to}#punkt-${itemId}`, 303)
    }
    if (values.do === 'followUps') {
      const withDrafts = values.withDrafts === 'true'
      const putOn = await putOpenFollowUps(app, { meetingId, version, withDrafts })
      return redirect(address`${here}#punkt-${putOn}`, 303)
    }
    const form = newItem.safeParse(values)
    if (!form.success) return invalidForm(form.error, values, app.sentence)
    if (values.do === 'change') {
      await changeItem(app, { meetingId, itemId, version: Number(values.itemVersion), change: form.data })
      return redirect(address`${here}#punkt-${itemId}`, 303)
    }
    const at = placeOf(values.at)
    if (at === null) {
      const errors = [{ path: 'at', message: app.sentence('meetings.placeWrong') }]
      return { values, errors }
    }
    const added = await addItem(app, { meetingId, version, item: form.data, ...(at !== undefined && { at }) })
    return redirect(address`${here}#punkt-${added.itemId}`, 303)
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
}

/** A place from 1; undefined: not said; null: not a place. */
function placeOf(text: string | undefined): number | undefined | null {
  if (text === undefined || text.trim() === '') return undefined
  return /^[1-9]\d{0,2}$/.test(text.trim()) ? Number(text.trim()) : null
}

/** Arranging the agenda: order by buttons, and by dragging where there is JavaScript; cases that wait; other items. */
export default function EditAgenda() {
  const work = useLoaderData<typeof loader>()
  const actionData = useActionData<typeof action>()
  const form = actionData && 'values' in actionData ? actionData : undefined
  const t = useTexts({ da, en })
  const { meeting, items, waiting } = work
  useMovedFocus(work.moved)
  const adding = form?.values.do === 'add' ? form : undefined
  return (
    <>
      <PageHead
        title={t('m.edit.title')}
        context={`${meeting.bodyName}`}
        actions={<ButtonLink href={`/moeder/${meeting.id}`}>{t('m.edit.done')}</ButtonLink>}
      />
      <ErrorSummary form={form} />
      <Removal work={work} />
      <h2>{t('m.edit.order')}</h2>
      {work.written.length > 0 && <p className="quiet">{t('m.edit.remove.held')}</p>}
      <OrderList work={work} form={form?.values.do === 'change' ? form : undefined} />
      <h2>{t('m.edit.waiting')}</h2>
      {waiting.length === 0 ? (
        <p>{t('m.edit.waiting.none')}</p>
      ) : (
        <ul className="order-list">
          {waiting.map((one) => (
            <li key={one.stopId} className="order-item order-line">
              <a href={`/sager/${one.caseId}`}>
                {one.number} {one.title}
              </a>
              <form method="post">
                <Hidden
                  values={{ do: 'add', kind: 'case', caseId: one.caseId, stopId: one.stopId, version: meeting.version }}
                />
                <button
                  type="submit"
                  className="button button-secondary"
                  aria-label={`${t('m.edit.put')}: ${one.title}`}
                >
                  {t('m.edit.put')}
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <OpenFollowUps work={work} />
      <Details summary={t('m.edit.add')} open={adding !== undefined}>
        <form method="post">
          <Hidden values={{ do: 'add', version: meeting.version }} />
          <ItemFields
            form={adding}
            isNew
            parents={items.filter(({ parentId, kind }) => parentId === null && kind !== 'case')}
          />
          <SubmitButton>{t('m.edit.addAction')}</SubmitButton>
        </form>
      </Details>
    </>
  )
}

/** Asks before an item is taken off, and says that it was. */
function Removal({ work: { meeting, items, written, toRemove, isRemoved } }: { work: Work }) {
  const t = useTexts({ da, en })
  const item = items.find(({ id }) => id === toRemove)
  if (item && written.includes(item.id)) {
    return <Alert kind="warning" live title={t('meetings.itemWritten')} />
  }
  if (item) {
    const title = t('m.edit.remove.ask', { number: item.number, title: itemTitle(item, t) })
    return (
      <Alert kind="warning" live title={title}>
        <p>{t(item.case ? 'm.edit.remove.case' : 'm.edit.remove.text')}</p>
        <ButtonRow>
          <form method="post">
            <Hidden values={{ do: 'remove', itemId: item.id, version: meeting.version, confirmed: 'true' }} />
            <SubmitButton>{t('m.edit.remove.yes')}</SubmitButton>
          </form>
          <ButtonLink href={`/moeder/${meeting.id}/dagsorden#punkt-${item.id}`}>{t('m.edit.remove.no')}</ButtonLink>
        </ButtonRow>
      </Alert>
    )
  }
  return isRemoved ? <Alert kind="success" live title={t('m.edit.removed')} /> : null
}

/** Who moves an item by the keyboard moves it again with the same key. */
function useMovedFocus(moved: string | null) {
  useEffect(() => {
    if (moved !== 'up' && moved !== 'down') return
    const item = document.getElementById(window.location.hash.slice(1))
    const button = item?.querySelector<HTMLButtonElement>(`[data-move=${moved}]`)
    const other = item?.querySelector<HTMLButtonElement>(`[data-move]:not(:disabled)`)
    const reached = button?.disabled ? other : button
    reached?.focus()
  }, [moved])
}

function OpenFollowUps({ work: { meeting, openFollowUps, openDrafts } }: { work: Work }) {
  const t = useTexts({ da: practiceDa, en: practiceEn })
  return (
    <>
      <h2>{t('practice.open.title')}</h2>
      {openFollowUps === 0 ? (
        <p>{t('practice.open.none')}</p>
      ) : (
        <form method="post">
          <p>{t('practice.open.hint', { n: openFollowUps })}</p>
          <Hidden values={{ do: 'followUps', version: meeting.version }} />
          {openDrafts > 0 && (
            <Checkbox
              name="withDrafts"
              label={t('practice.open.withDrafts')}
              hint={t('practice.open.withDrafts.hint')}
            />
          )}
          <SubmitButton variant="secondary">{t('practice.open.put')}</SubmitButton>
        </form>
      )}
    </>
  )
}

function Hidden({ values }: { values: Record<string, string | number> }) {
  return Object.entries(values).map(([name, value]) => <HiddenField key={name} name={name} value={String(value)} />)
}

function OrderList({ work, form }: { work: Work; form: FormState }) {
  const [dragged, setDragged] = useState<string | null>(null)
  const [over, setOver] = useState<string | null>(null)
  const { items } = work
  const drop = (target: ItemView) => {
    const item = items.find(({ id }) => id === dragged)
    setOver(null)
    setDragged(null)
    if (!item || item.id === target.id || item.parentId !== target.parentId) return
    const move = document.getElementById(`flyt-${item.id}`)
    if (!(move instanceof HTMLFormElement)) return
    ;(move.elements.namedItem('to') as HTMLInputElement).value = String(target.position)
    move.submit()
  }
  return (
    <ol className="order-list">
      {items.map((item) => (
        <li
          key={item.id}
          id={`punkt-${item.id}`}
          className={item.parentId ? 'order-item order-item--inner' : 'order-item'}
          data-over={over === item.id || undefined}
          onDragOver={(event) => {
            event.preventDefault()
            setOver(item.id)
          }}
          onDrop={(event) => {
            event.preventDefault()
            drop(item)
          }}
        >
          <OrderRow
            item={item}
            work={work}
            form={form?.values.itemId === item.id ? form : undefined}
            onDrag={setDragged}
          />
        </li>
      ))}
    </ol>
  )
}

function OrderRow({
  item,
  work,
  form,
  onDrag,
}: {
  item: ItemView
  work: Work
  form: FormState
  onDrag: (id: string | null) => void
}) {
  const t = useTexts({ da, en })
  const own = useTexts({ da: itemsDa, en: itemsEn })
  const { meeting, items, texts, written } = work
  const list = items.filter(({ parentId }) => parentId === item.parentId)
  const place = list.findIndex(({ id }) => id === item.id)
  const { number } = item
  const move = (to: 'up' | 'down', sign: string, label: string, isOff: boolean) => (
    <form method="post">
      <Hidden values={{ do: 'move', itemId: item.id, version: meeting.version, to }} />
      <button
        type="submit"
        className="button button-secondary"
        data-move={to}
        aria-label={label}
        title={label}
        disabled={isOff}
      >
        {sign}
      </button>
    </form>
  )
  return (
    <>
      <div className="order-line">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dragging is a shortcut for the buttons in the row */}
        <div
          className="drag-handle"
          draggable
          title={t('m.edit.drag', { number })}
          onDragStart={() => onDrag(item.id)}
          onDragEnd={() => onDrag(null)}
        >
          <ItemLine item={item} />
        </div>
        <div className="order-buttons">
          {move('up', '↑', t('m.edit.up', { number }), place === 0)}
          {move('down', '↓', t('m.edit.down', { number }), place === list.length - 1)}
          {!written.includes(item.id) && (
            <form method="post">
              <Hidden values={{ do: 'remove', itemId: item.id, version: meeting.version }} />
              <button
                type="submit"
                className="button button-secondary"
                aria-label={t('m.edit.remove', { number })}
                title={t('m.edit.remove', { number })}
              >
                ×
              </button>
            </form>
          )}
          <form method="post" id={`flyt-${item.id}`} hidden>
            <Hidden values={{ do: 'move', itemId: item.id, version: meeting.version, to: item.position }} />
          </form>
        </div>
      </div>
      <Details summary={t('m.edit.change', { number })} open={form !== undefined}>
        <form method="post">
          <Hidden
            values={{
              do: 'change',
              itemId: item.id,
              itemVersion: item.version,
              kind: item.kind,
              caseId: item.caseId ?? '',
              version: meeting.version,
            }}
          />
          <ItemFields form={form} item={item} text={texts[item.id] ?? ''} formers={work.formers} />
          <SubmitButton variant="secondary">{t('m.edit.saveItem')}</SubmitButton>
        </form>
      </Details>
      {item.caseId === null && (
        <a href={`/moeder/${meeting.id}/dagsorden/${item.id}`}>{own('items.edit', { number })}</a>
      )}
    </>
  )
}
