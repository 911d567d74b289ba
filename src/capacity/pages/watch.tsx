import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { appContext } from '#ui/context.ts'
import { Details, EmptyState } from '#ui/feedback.tsx'
import { FiguresProvider } from '#ui/figure.tsx'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { translate, useTexts } from '#ui/texts.ts'
import { withInputs } from '../figure-selection.ts'
import { newWatchEntry, watchEnd } from '../model.ts'
import { endFollowing, followOffering, getWatchList } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { limitsOn } from './limits.ts'
import { FollowForm } from './watch-form.tsx'
import { EntryTable, ProposalTable } from './watch-tables.tsx'

/** More are folded, so that a phone shows what comes after them. */
const fewProposals = 5

export const handle = {
  breadcrumb: (_data: unknown, language: 'da' | 'en') => [{ label: translate(language, { da, en }, 'watch.title') }],
}

export async function loader({ context, request }: LoaderFunctionArgs) {
  const app = context.get(appContext)
  const { figures, ...list } = await pageData(getWatchList(app), app.sentence)
  const named = new Set([...list.entries, ...list.proposals].map(({ offeringId }) => offeringId))
  return {
    ...list,
    today: app.today,
    search: new URL(request.url).search,
    names: Object.fromEntries(figures.offerings.map(({ offeringId, label }) => [offeringId, label])),
    facilities: Object.fromEntries(figures.offerings.map(({ offeringId, facilityId }) => [offeringId, facilityId])),
    figures: withInputs(
      figures.figures,
      [...named].map((id) => `${id}.${list.latest[id]}.occupancy`),
    ),
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const app = context.get(appContext)
  const values = await readForm(request)
  try {
    if (values.do === 'end') {
      const form = watchEnd.safeParse(values)
      if (!form.success) return invalidForm(form.error, values, app.sentence)
      await endFollowing(app, form.data)
    } else {
      const proposedBy = (values.proposedBy ?? '').split(',').filter(Boolean)
      const form = newWatchEntry.safeParse({ ...values, proposedBy })
      if (!form.success) return invalidForm(form.error, values, app.sentence)
      await followOffering(app, form.data)
    }
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
  return redirect('/foelges', 303)
}

export default function Watch() {
  const loaderData = useLoaderData<typeof loader>()
  const actionData = useActionData<typeof action>()
  const t = useTexts({ da, en })
  const { entries, proposals, latest, figures, search } = loaderData
  const open = entries.filter((entry) => entry.to === null)
  const ended = entries.filter((entry) => entry.to !== null)
  const shared = { names: loaderData.names, facilities: loaderData.facilities, latest, figures }
  const form = actionData && 'values' in actionData ? actionData : undefined
  return (
    <FiguresProvider figures={figures} search={search}>
      <title>{`${t('watch.title')} – Rammeværk`}</title>
      <h1>{t('watch.title')}</h1>
      <p className="lead">{t('watch.lead')}</p>
      {open.length === 0 ? (
        <EmptyState title={t('watch.none')} />
      ) : (
        <EntryTable
          {...shared}
          caption={t('watch.followed')}
          entries={open}
          today={loaderData.today}
          mayEnd={loaderData.mayChange}
          form={form}
        />
      )}
      <h2>{t('watch.proposals')}</h2>
      {proposals.length === 0 ? (
        <p>{t('watch.proposals.none')}</p>
      ) : (
        <>
          <p>{t('watch.proposals.lead', { n: proposals.length, ...limitsOn(loaderData.today) })}</p>
          <Details summary={t('watch.proposals.show', { n: proposals.length })} open={proposals.length <= fewProposals}>
            <ProposalTable {...shared} proposals={proposals} />
          </Details>
        </>
      )}
      {loaderData.mayChange && <FollowForm {...loaderData} form={form?.values.do === 'end' ? undefined : form} />}
      {ended.length > 0 && (
        <>
          <h2>{t('watch.history')}</h2>
          <EntryTable {...shared} caption={t('watch.history')} entries={ended} today={loaderData.today} />
        </>
      )}
    </FiguresProvider>
  )
}
