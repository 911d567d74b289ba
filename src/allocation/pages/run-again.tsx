import { data, Form, type LinksFunction, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import type { Language } from '#figures/format.ts'
import { AppError } from '#platform/errors.ts'
import { type AppContext, appContext } from '#ui/context.ts'
import { Alert } from '#ui/feedback.tsx'
import { FiguresProvider } from '#ui/figure.tsx'
import { ErrorSummary, FileField, SubmitButton, TextArea } from '#ui/form.tsx'
import { refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { DataTable } from '#ui/table.tsx'
import { translate, useTexts } from '#ui/texts.ts'
import { allocationParts } from '../report.ts'
import { runAgain } from '../service.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import styles from './allocation.css?url'
import { AllocationResult } from './allocation-result.tsx'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]

const mostBytes = 1_000_000

export const handle = {
  breadcrumb: (_data: unknown, language: Language) => [
    { label: translate(language, { da, en }, 'list.title'), href: '/fordelinger' },
    { label: translate(language, { da, en }, 'show.again') },
  ],
}

/** A link with the code fills the field; the run itself is a click. */
export function loader({ request }: LoaderFunctionArgs) {
  const code = new URL(request.url).searchParams.get('kode') ?? ''
  return { code: /^[0-9a-f]{64}$/.test(code) ? code : '' }
}

export async function action({ context, request }: LoaderFunctionArgs) {
  const app = context.get(appContext)
  const posted = await request.formData()
  const [typed, file] = [posted.get('again'), posted.get('file')]
  const values = { again: typeof typed === 'string' ? typed : '' }
  try {
    const text = file instanceof File && file.size > 0 ? await readFile(file) : values.again
    return data({ values, errors: [], again: await againOf(app, text) }, { status: 200 })
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
}

async function readFile(file: File): Promise<string> {
  if (file.size > mostBytes) throw new AppError('invalid', 'allocation.againTooLong', { field: 'file' })
  return file.text()
}

async function againOf(app: AppContext, text: string) {
  const { figures, hash, stored, ...computed } = await runAgain(app, text)
  return { hash, stored, figures, parts: allocationParts({ ...computed, hash }, app.actor.language) }
}

/** Runs an allocation again from its code or its input file, for whoever pays. */
export default function RunAgain() {
  const { code } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useTexts({ da, en })
  const again = answer && 'again' in answer ? answer.again : null
  return (
    <>
      <PageHead title={t('again.title')} context={t('again.lead')} />
      <ErrorSummary form={answer} />
      <Form method="post" encType="multipart/form-data">
        <TextArea
          name="again"
          label={t('again.text')}
          hint={t('again.textHint')}
          form={answer}
          defaultValue={code}
          rows={4}
          required={false}
        />
        <FileField name="file" label={t('again.file')} accept=".json" form={answer} required={false} />
        <SubmitButton>{t('again.submit')}</SubmitButton>
      </Form>
      {again && (
        <FiguresProvider figures={again.figures}>
          <Verdict stored={again.stored} />
          <AllocationResult parts={again.parts} />
          <DataTable table={again.parts.facts} cards />
        </FiguresProvider>
      )}
    </>
  )
}

function Verdict({ stored }: { stored: { id: string; number: number; title: string; same: boolean } | null }) {
  const t = useTexts({ da, en })
  if (stored === null) return <Alert kind="info" title={t('again.notStored')} live />
  const { id, number, title, same } = stored
  return (
    <Alert kind={same ? 'success' : 'error'} title={t(same ? 'again.same' : 'again.differs', { title, number })} live>
      <a href={`/fordelinger/${id}?version=${number}`}>{t('again.open')}</a>
    </Alert>
  )
}
