import { Form, redirect, useActionData, useLoaderData, useSearchParams } from 'react-router'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { Alert } from '#ui/feedback.tsx'
import { Checkbox, ErrorSummary, type FormState, HiddenField, SubmitButton } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useTexts } from '#ui/texts.ts'
import { choiceOf } from '../choice.ts'
import { SaveMinutes } from '../model.ts'
import { dropImport, getImport, saveImport } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { Doubts, Unplaced } from './doubts.tsx'
import { MeetingReview } from './meeting-review.tsx'
import { crumbs, ImportState, listHref } from './parts.tsx'
import { SavedMeetings } from './saved-meetings.tsx'

type Parameters = PageArguments<'importId'>

const mostExcerptLines = 12

export async function loader({ context, params }: Parameters) {
  const app = context.get(appContext)
  const { import: found, bodies, proposals, saved } = await pageData(getImport(app, params.importId), app.sentence)
  const { lines, found: read, ...head } = found
  const excerpt = ([from, to]: [number, number]) => lines.slice(from - 1, Math.min(to, from - 1 + mostExcerptLines))
  return {
    head,
    bodies,
    proposals,
    saved,
    meetings: read.found.meetings,
    coverage: read.found.coverage,
    doubts: read.doubts.map((doubt) => ({ ...doubt, excerpt: excerpt(doubt.lines) })),
    unplaced: read.found.unplaced.map((each) => ({ ...each, excerpt: excerpt(each.lines) })),
  }
}

export async function action({ context, params, request }: Parameters) {
  const app = context.get(appContext)
  const values = await readForm(request)
  try {
    if (values.do === 'drop') {
      await dropImport(app, params.importId)
      return redirect(listHref, 303)
    }
    const form = SaveMinutes.safeParse(choiceOf(values))
    if (!form.success) return invalidForm(form.error, values, app.sentence)
    await saveImport(app, params.importId, form.data)
    return redirect(address`${listHref}/${params.importId}?gemt`, 303)
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

export const handle = {
  breadcrumb: (page: Page | undefined, language: 'da' | 'en') =>
    crumbs(language, page?.head.fileName ?? { da, en }[language]['minutes.review']),
}

/** What was found in a file: looked through, given to bodies, and saved. */
export default function Review() {
  const page = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()
  const t = useTexts({ da, en })
  const [search] = useSearchParams()
  const { head, meetings } = page
  const items = meetings.reduce((sum, meeting) => sum + meeting.items.length, 0)
  return (
    <>
      <PageHead title={t('minutes.review')} context={head.fileName} aside={<ImportState state={head.state} />} />
      {search.has('igen') && form === undefined && (
        <Alert kind="info" title={t('minutes.again')}>
          {t('minutes.againText')}
        </Alert>
      )}
      {search.has('gemt') && form === undefined && <Alert kind="success" title={t('minutes.saved')} live />}
      <ErrorSummary form={form} />
      <p>
        {t('minutes.summary', {
          meetings: meetings.length,
          items,
          lines: page.coverage.lines,
          missing: page.coverage.lines - page.coverage.placed,
        })}
      </p>
      <p>
        <a href={`${listHref}/${head.id}/kilde`}>{t('minutes.seeSource')}</a>
      </p>
      {head.state === 'saved' && <SavedMeetings saved={page.saved} bodies={page.bodies} meetings={meetings} />}
      {(meetings.length > 0 || page.doubts.length > 0) && <Doubts doubts={page.doubts} meetings={meetings} />}
      <Unplaced unplaced={page.unplaced} />
      {head.state === 'review' && <Choose page={page} form={form} />}
    </>
  )
}

function Choose({ page, form }: { page: Page; form: FormState }) {
  const t = useTexts({ da, en })
  const { head, meetings, bodies, proposals } = page
  return (
    <>
      {meetings.length === 0 ? (
        <Alert kind="warning" title={t('minutes.nothingFound')}>
          {t('minutes.nothingFoundText')}
        </Alert>
      ) : (
        <Form method="post" noValidate>
          <HiddenField name="version" value={String(head.version)} />
          {meetings.map((meeting, place) => (
            <MeetingReview
              // biome-ignore lint/suspicious/noArrayIndexKey: a meeting is known by its place in the file
              key={place}
              meeting={meeting}
              place={place}
              outer={meeting.embeddedIn === undefined ? undefined : meetings[meeting.embeddedIn]}
              bodies={bodies}
              proposal={proposals[place] ?? null}
              form={form}
            />
          ))}
          <Checkbox
            name="approved"
            label={t('minutes.approved')}
            hint={t('minutes.approvedHint')}
            defaultChecked
            form={form}
          />
          <SubmitButton>{t('minutes.save')}</SubmitButton>
        </Form>
      )}
      <Form method="post">
        <HiddenField name="do" value="drop" />
        <SubmitButton variant="link">{t('minutes.drop')}</SubmitButton>
      </Form>
    </>
  )
}
