import { Form, redirect, useActionData, useLoaderData, useSearchParams } from 'react-router'
import { appContext } from '#ui/context.ts'
import { Alert, Details, EmptyState, StateTag } from '#ui/feedback.tsx'
import { ErrorSummary, HiddenField } from '#ui/form.tsx'
import { DateTimeText } from '#ui/numbers.tsx'
import type { PageArguments } from '#ui/page.ts'
import { pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useTexts } from '#ui/texts.ts'
import { getOutbox, retryMail } from '../../operations/service.ts'
import { da } from '../../operations/texts.da.ts'
import { en } from '../../operations/texts.en.ts'
import { administrationCrumb, requireUser } from './parts.tsx'

export const handle = { breadcrumb: administrationCrumb('outbox.title') }

export async function loader({ context, request }: PageArguments) {
  const app = context.get(appContext)
  requireUser(app, request)
  const mails = await pageData(getOutbox(app), app.sentence)
  return { mails, hasServer: app.hasMailServer }
}

export async function action({ context, request }: PageArguments) {
  const app = context.get(appContext)
  const values = await readForm(request)
  try {
    await retryMail(app, values.id ?? '')
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
  return redirect('/administration/udbakke?igen=1', 303)
}

type Mail = ReturnType<typeof useLoaderData<typeof loader>>['mails'][number]

/** Udbakke: what the program wrote, to whom, and whether it went out. */
export default function Outbox() {
  const { mails, hasServer } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const [search] = useSearchParams()
  const t = useTexts({ da, en })
  return (
    <>
      <PageHead title={t('outbox.title')} context={t('outbox.text')} />
      <ErrorSummary form={refused} />
      {search.has('igen') && <Alert kind="success" title={t('outbox.retried')} />}
      {!hasServer && <Alert kind="info">{t('outbox.noServer')}</Alert>}
      {mails.length === 0 ? (
        <EmptyState title={t('outbox.none')} />
      ) : (
        <Table caption={t('outbox.count', { n: mails.length })} cards>
          <thead>
            <tr>
              <ColumnHead>{t('outbox.subject')}</ColumnHead>
              <ColumnHead>{t('outbox.to')}</ColumnHead>
              <ColumnHead>{t('outbox.created')}</ColumnHead>
              <ColumnHead>{t('outbox.state')}</ColumnHead>
            </tr>
          </thead>
          <tbody>
            {mails.map((mail) => (
              <MailRow key={mail.id} mail={mail} hasServer={hasServer} />
            ))}
          </tbody>
        </Table>
      )}
    </>
  )
}

function MailRow({ mail, hasServer }: { mail: Mail; hasServer: boolean }) {
  const t = useTexts({ da, en })
  return (
    <tr>
      <td data-title={t('outbox.subject')}>
        <Details summary={t('outbox.read', { subject: mail.subject })}>
          <p className="pre-wrap">{mail.body}</p>
        </Details>
      </td>
      <td data-title={t('outbox.to')}>{mail.to_address}</td>
      <td data-title={t('outbox.created')}>
        <DateTimeText instant={mail.created_at} />
      </td>
      <td data-title={t('outbox.state')}>
        <MailState mail={mail} />
        {mail.sent_at === null && hasServer && (
          <Form method="post">
            <HiddenField name="id" value={mail.id} />
            <button type="submit" className="button-as-link" aria-label={t('outbox.retryOne', { to: mail.to_address })}>
              {t('outbox.retry')}
            </button>
          </Form>
        )}
      </td>
    </tr>
  )
}

function MailState({ mail }: { mail: Mail }) {
  const t = useTexts({ da, en })
  if (mail.sent_at) {
    return (
      <StateTag tone="done">
        {t('outbox.sent')} <DateTimeText instant={mail.sent_at} />
      </StateTag>
    )
  }
  if (mail.attempts === 0) return <StateTag tone="waiting">{t('outbox.waiting')}</StateTag>
  return (
    <>
      <StateTag tone="attention">{t('outbox.failing', { n: mail.attempts })}</StateTag>
      {mail.last_error && <p className="small">{mail.last_error}</p>}
    </>
  )
}
