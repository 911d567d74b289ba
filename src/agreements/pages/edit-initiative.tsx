import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { address } from '#ui/address.ts'
import { type AppContext, appContext } from '#ui/context.ts'
import { EditPage } from '#ui/edit-page.tsx'
import { Select, TextArea, TextField } from '#ui/form.tsx'
import { pageData, saveForm } from '#ui/page-errors.ts'
import { useTexts } from '#ui/texts.ts'
import { choiceOf, InitiativeChange, NewInitiative } from '../model.ts'
import { addInitiative, changeInitiative } from '../service/initiatives.ts'
import { getChoices, getInitiative } from '../service/read.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { agreementCrumbs, requireUser } from './parts.tsx'
import { someoneOptions } from './someone.ts'

export const handle = { breadcrumb: agreementCrumbs('editInitiative') }

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const app = context.get(appContext)
  requireUser(app, request)
  return pageData(read(app, params.agreementId ?? '', params.initiativeId), app.sentence)
}

async function read(app: AppContext, agreementId: string, id: string | undefined) {
  const { agreement, focuses, bodies, organisations } = await getChoices(app, agreementId)
  const initiative = id ? (await getInitiative(app, agreementId, id)).initiative : null
  return { agreement, focuses, people: { bodies, organisations }, initiative }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const app = context.get(appContext)
  const { agreementId = '', initiativeId } = params
  const own = address`/aftaler/${agreementId}/initiativ`
  if (!initiativeId)
    return saveForm(app, request, NewInitiative, async (initiative) => {
      return address`${own}/${await addInitiative(app, agreementId, initiative)}?besked=gemt`
    })
  return saveForm(app, request, InitiativeChange, async (change) => {
    await changeInitiative(app, agreementId, initiativeId, change)
    return address`${own}/${initiativeId}?besked=gemt`
  })
}

/** A new initiative, or what one is called, says and is owned by. */
export default function EditInitiative() {
  const { agreement, initiative, owner, options, form, t } = useForm()
  const label = (list: { value: string; label: string }[]) => (value: string) =>
    list.find((one) => one.value === value)?.label ?? value
  return (
    <EditPage
      title={initiative ? t('editOf', { name: initiative.title }) : t('newInitiative')}
      context={agreement.title}
      form={form}
      stored={
        initiative && {
          version: initiative.version,
          fields: [
            { name: 'focusId', label: t('focusLabel'), now: initiative.focusId, words: label(options.focus) },
            { name: 'letter', label: t('letterLabel'), now: initiative.letter },
            { name: 'title', label: t('nameLabel'), now: initiative.title },
            { name: 'description', label: t('descriptionLabel'), now: initiative.description },
            { name: 'owner', label: t('owner'), now: owner, words: label(options.owner) },
          ],
        }
      }
      save={t('saveInitiative')}
      cancel={{
        href: initiative
          ? `/aftaler/${agreement.id}/initiativ/${initiative.id}`
          : `/aftaler/${agreement.id}#initiativer`,
        label: t('cancel'),
      }}
    >
      <Fields />
    </EditPage>
  )
}

function useForm() {
  const { agreement, initiative, focuses, people } = useLoaderData<typeof loader>()
  const owner = initiative
    ? choiceOf({ bodyId: initiative.ownerBodyId, organisationId: initiative.ownerOrganisationId })
    : ''
  const options = {
    focus: focuses.map(({ id, number, title }) => ({ value: id, label: `${number}. ${title}` })),
    owner: someoneOptions(people),
  }
  return { agreement, initiative, owner, options, form: useActionData<typeof action>(), t: useTexts({ da, en }) }
}

function Fields() {
  const { initiative, owner, options, form, t } = useForm()
  return (
    <>
      <Select
        name="focusId"
        label={t('focusLabel')}
        form={form}
        placeholder={t('choose')}
        options={options.focus}
        defaultValue={initiative?.focusId ?? ''}
      />
      <TextField
        name="letter"
        label={t('letterLabel')}
        hint={t('letterHint')}
        form={form}
        width="xs"
        maxLength={1}
        defaultValue={initiative?.letter ?? ''}
      />
      <TextField
        name="title"
        label={t('nameLabel')}
        form={form}
        defaultValue={initiative?.title ?? ''}
        maxLength={200}
      />
      <TextArea
        name="description"
        label={t('descriptionLabel')}
        form={form}
        required={false}
        defaultValue={initiative?.description ?? ''}
        maxLength={3000}
      />
      <Select
        name="owner"
        label={t('owner')}
        form={form}
        required={false}
        placeholder={t('nobody')}
        options={options.owner}
        defaultValue={owner}
      />
    </>
  )
}
