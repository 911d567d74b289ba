import { Form, redirect, useActionData, useLoaderData } from 'react-router'
import { formatDateTime } from '#figures/format.ts'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { EmptyState } from '#ui/feedback.tsx'
import { ErrorSummary, type FormState, HiddenField, SubmitButton, TextArea } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { caseCrumbs, crumbsBelow } from '../../pages/words.tsx'
import { KeptForm } from '../../writing/pages/kept-form.tsx'
import { type Comment, newComment } from '../model.ts'
import { addComment, getBacking, removeComment } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

export async function loader({ context, params }: PageArguments<'caseId'>) {
  const app = context.get(appContext)
  const backing = await pageData(getBacking(app, params.caseId), app.sentence)
  return { ...backing, userId: app.user?.id ?? '' }
}

export async function action({ context, params, request }: PageArguments<'caseId'>) {
  const app = context.get(appContext)
  const values = await readForm(request)
  try {
    if (values.remove !== undefined) await removeComment(app, params.caseId, values.remove)
    else {
      const form = newComment.safeParse(values)
      if (!form.success) return invalidForm(form.error, values, app.sentence)
      await addComment(app, params.caseId, form.data)
    }
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
  return redirect(address`/sager/${params.caseId}/bagland`, 303)
}

type Page = Awaited<ReturnType<typeof getBacking>>

export const handle = {
  breadcrumb: (page: Page | undefined, language: 'da' | 'en') =>
    crumbsBelow(
      caseCrumbs(language, page?.case),
      `/sager/${page?.case.id ?? ''}`,
      { da, en }[language]['comments.title'],
    ),
}

/** Bagland: what the people of one organisation say among themselves about a case. */
export default function Comments() {
  const { case: about, organisations, userId } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>() as FormState
  const t = useTexts({ da, en })
  return (
    <>
      <PageHead title={t('comments.title')} context={t('comments.context', about)} />
      <ErrorSummary form={form} />
      <p className="lead">{t('comments.lead')}</p>
      {organisations.length === 0 && <EmptyState title={t('comments.noOrganisation')} />}
      {organisations.map(({ id, name, comments }) => (
        <section key={id} aria-labelledby={`org-${id}`} className="prose">
          <h2 id={`org-${id}`}>{name}</h2>
          {comments.length === 0 && <p>{t('comments.none')}</p>}
          {comments.map((comment) => (
            <Entry key={comment.id} comment={comment} isOwn={comment.byUser === userId} />
          ))}
          <CommentForm
            caseId={about.id}
            organisation={{ id, name }}
            userId={userId}
            // One more of one's own is there when it was taken.
            version={comments.filter(({ byUser }) => byUser === userId).length}
            form={form?.values.organisationId === id ? form : undefined}
          />
        </section>
      ))}
      <p>
        <a href={`/sager/${about.id}`}>{t('comments.toCase')}</a>
      </p>
    </>
  )
}

type CommentFormProps = {
  caseId: string
  organisation: { id: string; name: string }
  userId: string
  version: number
  form: FormState
}

function CommentForm({ caseId, organisation: { id, name }, userId, version, form }: CommentFormProps) {
  const t = useTexts({ da, en })
  return (
    <KeptForm name={`bagland.${caseId}.${id}`} userId={userId} version={version} isRefused={form !== undefined}>
      <HiddenField name="organisationId" value={id} />
      <TextArea
        name="text"
        {...(form ? {} : { id: `felt-text-${id}` })}
        label={t('comments.text', { organisation: name })}
        form={form}
        maxLength={5000}
      />
      <SubmitButton>{t('comments.add')}</SubmitButton>
    </KeptForm>
  )
}

function Entry({ comment, isOwn }: { comment: Comment; isOwn: boolean }) {
  const t = useTexts({ da, en })
  const language = useLanguage()
  const name = comment.byName ?? t('comments.somebody')
  return (
    <article className="comment">
      <p className="muted">{t('comments.by', { name, at: formatDateTime(comment.at, language) })}</p>
      <p className="pre-line">{comment.text}</p>
      {isOwn && (
        <Form method="post">
          <SubmitButton name="remove" value={comment.id} variant="link">
            {t('comments.remove')}
          </SubmitButton>
        </Form>
      )}
    </article>
  )
}
