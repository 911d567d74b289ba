import { Form, redirect } from 'react-router'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { SubmitButton } from '#ui/form.tsx'
import type { PageArguments } from '#ui/page.ts'
import { pageData } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { translate, useTexts } from '#ui/texts.ts'
import { requireAdministrator, startArchive } from '../../operations/service.ts'
import { da } from '../../operations/texts.da.ts'
import { en } from '../../operations/texts.en.ts'
import { administrationCrumb, requireUser } from './parts.tsx'

export const handle = { breadcrumb: administrationCrumb('archive.title') }

export async function loader({ context, request }: PageArguments) {
  const app = context.get(appContext)
  requireUser(app, request)
  await pageData(requireAdministrator(app), app.sentence)
  return null
}

export async function action({ context }: PageArguments) {
  const app = context.get(appContext)
  const title = translate(app.actor.language, { da, en }, 'archive.task')
  const id = await pageData(startArchive(app, title), app.sentence)
  return redirect(address`/opgaver/arbejde/${id}`, 303)
}

/** Arkiv: starts an export in the background. */
export default function Archive() {
  const t = useTexts({ da, en })
  return (
    <>
      <PageHead title={t('archive.title')} context={t('archive.lead')} />
      <Form method="post">
        <SubmitButton>{t('archive.start')}</SubmitButton>
      </Form>
    </>
  )
}
