import { data, Form, type LinksFunction, redirect, useActionData, useLoaderData } from 'react-router'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { Details } from '#ui/feedback.tsx'
import { ErrorSummary, type FormState, HiddenField, Radios, SubmitButton, TextArea, TextField } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useTexts } from '#ui/texts.ts'
import { crumbs } from '../../pages/crumbs.ts'
import { MessageInput } from '../model.ts'
import { type MessagePreview, previewMessage, startMessage } from '../service/messages.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import styles from './rounds.css?url'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]

export async function loader({ context, params }: PageArguments<'roundId'>) {
  const app = context.get(appContext)
  const { title } = await pageData(previewMessage(app, { roundId: params.roundId, to: 'all' }), app.sentence)
  return { round: { id: params.roundId, title } }
}

export async function action({ context, params, request }: PageArguments<'roundId'>) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const { roundId } = params
  const { to, subject, body } = values
  const form = MessageInput.safeParse({ to, subject, body })
  if (!form.success) return invalidForm(form.error, values, app.sentence)
  if (values.intent === 'edit') return data({ values, errors: [], preview: null, messageId: '' })
  try {
    if (values.intent !== 'send') {
      const preview = await previewMessage(app, { roundId, to: form.data.to })
      return data({ values, errors: [], preview, messageId: crypto.randomUUID() })
    }
    const { messageId = '' } = values
    const people = Number(values.people)
    const task = await startMessage(app, { ...form.data, roundId, messageId, people, address: app.address })
    return redirect(address`/opgaver/arbejde/${task}`, 303)
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
}

/** The form again with its faults, or the message as it will be. */
type Answer = NonNullable<FormState> & { preview?: MessagePreview | null; messageId?: string }
type Page = ReturnType<typeof useLoaderData<typeof loader>>

export const handle = {
  breadcrumb: (page: Page | undefined, language: 'da' | 'en') => [
    ...crumbs(language, page?.round).map((crumb, at) =>
      at === 1 ? { ...crumb, href: `/indberetning/${page?.round.id}` } : crumb,
    ),
    { label: (language === 'en' ? en : da)['message.title'] },
  ],
}

/** The secretariat writes to all respondents or to the missing: write, see who gets what, send. */
export default function MessagePage() {
  const { round } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>() as Answer | undefined
  const t = useTexts({ da, en })
  return (
    <>
      <PageHead title={t('message.title')} context={t('message.intro', { title: round.title })} />
      <ErrorSummary form={form} />
      {form?.preview ? (
        <Preview values={form.values} preview={form.preview} messageId={form.messageId ?? ''} />
      ) : (
        <Form method="post" key={form ? 'again' : 'first'}>
          <Radios
            name="to"
            label={t('message.to')}
            form={form}
            defaultValue="missing"
            options={[
              { value: 'missing', label: t('message.to.missing') },
              { value: 'all', label: t('message.to.all') },
            ]}
          />
          <TextField name="subject" label={t('message.subject')} form={form} maxLength={200} width="full" />
          <TextArea name="body" label={t('message.body')} hint={t('message.bodyHint')} form={form} rows={10} />
          <SubmitButton name="intent" value="preview">
            {t('message.preview')}
          </SubmitButton>
        </Form>
      )}
    </>
  )
}

type PreviewProps = {
  values: Record<string, string>
  preview: MessagePreview
  messageId: string
}

/** The mail as it will be, and exactly who gets it. */
function Preview({ values, preview, messageId }: PreviewProps) {
  const t = useTexts({ da, en })
  const reached = preview.receivers.filter(({ people }) => people > 0)
  return (
    <section aria-labelledby="preview">
      <h2 id="preview">{t('message.previewTitle')}</h2>
      <p>
        <strong>{values.subject}</strong>
      </p>
      <blockquote className="message-body">{values.body}</blockquote>
      <p>{t('message.receivers', { n: preview.people, m: reached.length })}</p>
      <Details summary={t('message.to')} open={preview.receivers.length <= 12}>
        <ul>
          {preview.receivers.map(({ respondentId, name, people }) => (
            <li key={respondentId}>{t(people > 0 ? 'message.receiver' : 'message.noPeople', { name, n: people })}</li>
          ))}
        </ul>
      </Details>
      <Form method="post" className="button-row">
        {['to', 'subject', 'body'].map((name) => (
          <HiddenField key={name} name={name} value={values[name] ?? ''} />
        ))}
        <HiddenField name="messageId" value={messageId} />
        <HiddenField name="people" value={String(preview.people)} />
        <SubmitButton name="intent" value="send">
          {t('message.send', { n: preview.people })}
        </SubmitButton>
        <SubmitButton name="intent" value="edit" variant="secondary">
          {t('message.edit')}
        </SubmitButton>
      </Form>
    </section>
  )
}
