import { type LinksFunction, redirect, useActionData, useLoaderData } from 'react-router'
import { longDate } from '#platform/documents/words.ts'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { ErrorSummary, type FormState } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useTexts } from '#ui/texts.ts'
import { crumbs, crumbsBelow } from '../../pages/words.tsx'
import { packRequest } from '../model.ts'
import { getPackPage, startPack } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import styles from './pack.css?url'
import { FilesWithout, Mine, NewPack } from './parts.tsx'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]

type Page = Awaited<ReturnType<typeof getPackPage>> | undefined

export const handle = {
  breadcrumb: (page: Page, language: 'da' | 'en') =>
    crumbsBelow(crumbs(language, page?.meeting), `/moeder/${page?.meeting.id ?? ''}`, { da, en }[language]['p.title']),
}

export async function loader({ context, params }: PageArguments<'meetingId'>) {
  const app = context.get(appContext)
  const page = await pageData(getPackPage(app, params.meetingId), app.sentence)
  const date = longDate(page.meeting.heldOn, app.actor.language)
  return { ...page, date, loggedIn: app.user !== null }
}

export async function action({ context, params, request }: PageArguments<'meetingId'>) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const form = packRequest.safeParse({ kind: values.kind, closed: values.closed })
  if (!form.success) return invalidForm(form.error, values, app.sentence)
  try {
    const task = await startPack(app, params.meetingId, form.data)
    const here = address`/moeder/${params.meetingId}/mappe`
    return redirect(address`/opgaver/arbejde/${task}?fra=${here}`, 303)
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
}

/** `/moeder/:meetingId/mappe`: make a pack, follow it, fetch it; and the text alone as Word or PDF. */
export default function Pack() {
  const page = useLoaderData<typeof loader>()
  const form = useActionData<FormState>()
  const t = useTexts({ da, en })
  const { meeting, date } = page
  return (
    <>
      <PageHead title={t('p.titleOf', { meeting: `${meeting.bodyName} ${date}` })} context={t('p.intro')} />
      <ErrorSummary form={form} />
      {page.loggedIn ? (
        <NewPack hasClosed={page.hasClosed} hasMinutes={page.hasMinutes} form={form} />
      ) : (
        <p>{t('p.logIn')}</p>
      )}
      {page.loggedIn && <Mine tasks={page.tasks} />}
      <FilesWithout meetingId={meeting.id} items={page.items} hasClosed={page.hasClosed} hasMinutes={page.hasMinutes} />
    </>
  )
}
