import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  Outlet,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { address } from '#ui/address.ts'
import { type AppContext, appContext } from '#ui/context.ts'
import { Alert, DescriptionList } from '#ui/feedback.tsx'
import { ButtonLink, ErrorSummary, type FormState } from '#ui/form.tsx'
import { HistoryLink } from '#ui/history-link.tsx'
import { DateText } from '#ui/numbers.tsx'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useTexts } from '#ui/texts.ts'
import { NewLink, StatusNote } from '../model.ts'
import { addLink, noteStatus, removeLink } from '../service/initiatives.ts'
import { getChoices, getInitiative } from '../service/read.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import styles from './agreements.css?url'
import { LinkForm, LinkList } from './initiative-links.tsx'
import { NoteForm } from './note-form.tsx'
import { agreementCrumbs, InitiativeTag, sourceText, Who } from './parts.tsx'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const handle = { breadcrumb: agreementCrumbs() }

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const app = context.get(appContext)
  const { agreementId = '', initiativeId = '' } = params
  const page = await pageData(getInitiative(app, agreementId, initiativeId), app.sentence)
  const choices = page.mayKeep ? await pageData(getChoices(app, agreementId), app.sentence) : null
  const notice = new URL(request.url).searchParams.get('besked')
  return {
    ...page,
    bodies: choices?.bodies ?? [],
    facilities: choices?.facilities ?? [],
    today: app.today,
    notice: notice === 'status' ? ('noteSaved' as const) : notice ? ('saved' as const) : null,
  }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const key = { agreementId: params.agreementId ?? '', id: params.initiativeId ?? '' }
  if (values.intent === 'unlink')
    return attempt(app, values, () => removeLink(app, key.agreementId, key.id, values.linkId ?? ''))
  if (values.intent === 'link') {
    const form = NewLink.safeParse(values)
    if (!form.success) return invalidForm(form.error, values, app.sentence)
    return attempt(app, values, () => addLink(app, key.agreementId, key.id, form.data))
  }
  const form = StatusNote.safeParse(values)
  if (!form.success) return invalidForm(form.error, values, app.sentence)
  return attempt(app, values, () => noteStatus(app, key.agreementId, key.id, form.data))
}

async function attempt(app: AppContext, values: Record<string, string>, work: () => Promise<unknown>) {
  try {
    await work()
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
  return redirect(address`?besked=${values.intent === 'note' ? 'status' : 'gemt'}`, 303)
}

/** One initiative: where it stands, what was said when, what belongs to it. */
export default function InitiativePage() {
  const page = useLoaderData<typeof loader>()
  const { agreement, focus, initiative, notice, mayKeep } = page
  const form = useActionData<typeof action>()
  const t = useTexts({ da, en })
  const of = (intent: string): FormState => (form?.values.intent === intent ? form : undefined)
  const own = `/aftaler/${agreement.id}/initiativ/${initiative.id}`
  return (
    <>
      <PageHead
        title={`${focus?.number ?? ''}${initiative.letter} ${initiative.title}`}
        context={t('initiativeOf', {
          agreement: agreement.title,
          number: focus?.number ?? 0,
          focus: focus?.title ?? '',
        })}
        aside={<InitiativeTag state={initiative.state} />}
        actions={mayKeep && <ButtonLink href={`${own}/rediger`}>{t('editInitiative')}</ButtonLink>}
      />
      {notice && !form && (
        <Alert kind="success" live>
          {t(notice)}
        </Alert>
      )}
      <ErrorSummary form={form} />
      {initiative.description && <p className="lead">{initiative.description}</p>}
      <Notes />
      {mayKeep && <NoteForm form={of('note')} initiative={initiative} today={page.today} />}
      <section aria-labelledby="hoerer-sammen">
        <h2 id="hoerer-sammen">{t('links')}</h2>
        <LinkList links={page.links} mayKeep={mayKeep} />
        {mayKeep && <LinkForm form={of('link')} bodies={page.bodies} facilities={page.facilities} />}
      </section>
      <Outlet />
      <About />
    </>
  )
}

function Notes() {
  const { notes } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  return (
    <section aria-labelledby="status">
      <h2 id="status">{t('notes')}</h2>
      {notes.length === 0 ? (
        <p>{t('notesNone')}</p>
      ) : (
        <ol className="note-list">
          {notes.map((note) => (
            <li key={note.id}>
              <div className="note-head">
                <DateText date={note.notedOn} />
                <InitiativeTag state={note.state} />
                <span>
                  <Who one={note.who} />
                </span>
              </div>
              <p>{note.text}</p>
              {note.sourceTitle && (
                <p className="source">
                  {t('source')}: {sourceText(note)}
                </p>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

function About() {
  const { initiative, mayKeep } = useLoaderData<typeof loader>()
  const t = useTexts({ da, en })
  return (
    <section aria-labelledby="om">
      <h2 id="om">{t('about')}</h2>
      <DescriptionList
        items={[
          { term: t('owner'), description: <Who one={initiative.owner} /> },
          { term: t('source'), description: sourceText(initiative) || t('notStated') },
        ]}
      />
      {mayKeep && (
        <p>
          <HistoryLink table="initiative" record={initiative.id} />
        </p>
      )}
    </section>
  )
}
