import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { address } from '#ui/address.ts'
import { type AppContext, appContext } from '#ui/context.ts'
import { EditPage } from '#ui/edit-page.tsx'
import { DateField, FieldRow, Select, TextArea, TextField } from '#ui/form.tsx'
import { pageData, saveForm } from '#ui/page-errors.ts'
import { translate, useTexts } from '#ui/texts.ts'
import { requireUser } from '../../people/pages/guard.ts'
import { BodyChange, bodyLevels, competences, NewBody } from '../model.ts'
import { addBody, changeBody } from '../service/bodies.ts'
import { getChoices, getKeptBody } from '../service/read.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const app = context.get(appContext)
  requireUser(app, request)
  return pageData(read(app, params.bodyId), app.sentence)
}

async function read(app: AppContext, id: string | undefined) {
  const body = id ? await getKeptBody(app, id) : null
  return { body, ...(await getChoices(app)) }
}

export async function action({ context, params: { bodyId: id }, request }: ActionFunctionArgs) {
  const app = context.get(appContext)
  if (!id) return saveForm(app, request, NewBody, async (body) => address`/fora/${await addBody(app, body)}?gemt`)
  return saveForm(app, request, BodyChange, async (change) => {
    await changeBody(app, id, change)
    return address`/fora/${id}?gemt`
  })
}

export const handle = {
  breadcrumb: (page: { body: { id: string; name: string } | null } | undefined, language: 'da' | 'en') => [
    { href: '/fora', label: { da, en }[language].title },
    ...(page?.body ? [{ href: `/fora/${page.body.id}`, label: page.body.name }] : []),
    { label: translate(language, { da, en }, page?.body ? 'edit' : 'newBody') },
  ],
}

/** A new body, or an existing one to change. */
export default function EditBody() {
  const { body, form, areas, bodies, organisations, t } = useForm()
  const nameIn = (list: { id: string; name: string }[]) => (id: string) => list.find((one) => one.id === id)?.name ?? id
  return (
    <EditPage
      title={body ? t('editOf', { name: body.name }) : t('newBody')}
      form={form}
      stored={
        body && {
          version: body.version,
          fields: [
            { name: 'name', label: t('nameLabel'), now: body.name },
            { name: 'shortName', label: t('shortNameLabel'), now: body.shortName },
            {
              name: 'level',
              label: t('level'),
              now: body.level,
              words: (value) => bodyLevels.filter((one) => one === value).map((one) => t(`level.${one}`))[0] ?? value,
            },
            { name: 'area', label: t('area'), now: body.area, words: nameIn(areas) },
            { name: 'parentId', label: t('parentLabel'), now: body.parentId, words: nameIn(bodies) },
            { name: 'chair', label: t('chair'), now: body.chair },
            { name: 'secretariatId', label: t('secretariat'), now: body.secretariatId, words: nameIn(organisations) },
            { name: 'purpose', label: t('purpose'), now: body.purpose },
            { name: 'cadence', label: t('cadence'), now: body.cadence },
            {
              name: 'competence',
              label: t('competence'),
              now: body.competence,
              words: (value) =>
                competences.filter((one) => one === value).map((one) => t(`competence.${one}`))[0] ?? value,
            },
            { name: 'competenceText', label: t('competenceTextLabel'), now: body.competenceText },
            { name: 'validFrom', label: t('fromLabel'), now: body.validFrom },
            { name: 'validTo', label: t('toLabel'), now: body.validTo },
          ],
        }
      }
      save={t('saveBody')}
      cancel={{ href: body ? `/fora/${body.id}` : '/fora', label: t('cancel') }}
    >
      <What />
      <Place />
      <Work />
    </EditPage>
  )
}

function useForm() {
  return { ...useLoaderData<typeof loader>(), form: useActionData<typeof action>(), t: useTexts({ da, en }) }
}

function What() {
  const { body, form, t } = useForm()
  return (
    <>
      <TextField name="name" label={t('nameLabel')} form={form} defaultValue={body?.name ?? ''} maxLength={200} />
      <TextField
        name="shortName"
        label={t('shortNameLabel')}
        hint={t('shortNameHint')}
        form={form}
        required={false}
        width="s"
        defaultValue={body?.shortName ?? ''}
        maxLength={40}
      />
      <TextArea
        name="purpose"
        label={t('purpose')}
        form={form}
        required={false}
        defaultValue={body?.purpose ?? ''}
        maxLength={2000}
      />
    </>
  )
}

function Place() {
  const { body, form, areas, bodies, t } = useForm()
  return (
    <>
      <Select
        name="level"
        label={t('level')}
        form={form}
        placeholder={t('choose')}
        options={bodyLevels.map((value) => ({ value, label: t(`level.${value}`) }))}
        defaultValue={body?.level ?? ''}
      />
      <Select
        name="area"
        label={t('area')}
        hint={t('areaHint')}
        form={form}
        placeholder={t('areaNational')}
        options={areas.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={body ? (body.area ?? '') : (areas[0]?.id ?? '')}
      />
      <Select
        name="parentId"
        label={t('parentLabel')}
        form={form}
        required={false}
        placeholder={t('parentNone')}
        options={bodies.filter(({ id }) => id !== body?.id).map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={body?.parentId ?? ''}
      />
      <FieldRow>
        <DateField name="validFrom" label={t('fromLabel')} form={form} defaultValue={body?.validFrom ?? ''} />
        <DateField
          name="validTo"
          label={t('toLabel')}
          hint={t('toHint')}
          form={form}
          required={false}
          defaultValue={body?.validTo ?? ''}
        />
      </FieldRow>
    </>
  )
}

function Work() {
  const { body, form, organisations, t } = useForm()
  const optional = { form, required: false } as const
  return (
    <>
      <Select
        name="competence"
        label={t('competence')}
        form={form}
        options={competences.map((value) => ({ value, label: t(`competence.${value}`) }))}
        defaultValue={body?.competence ?? 'none-stated'}
      />
      <TextField
        {...optional}
        name="competenceText"
        label={t('competenceTextLabel')}
        hint={t('competenceTextHint')}
        defaultValue={body?.competenceText ?? ''}
        width="full"
      />
      <TextField
        {...optional}
        name="cadence"
        label={t('cadence')}
        hint={t('cadenceHint')}
        defaultValue={body?.cadence ?? ''}
      />
      <TextField {...optional} name="chair" label={t('chair')} hint={t('chairHint')} defaultValue={body?.chair ?? ''} />
      <Select
        {...optional}
        name="secretariatId"
        label={t('secretariat')}
        placeholder={t('secretariatNone')}
        options={organisations
          .filter(({ kind }) => kind !== 'private')
          .map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={body?.secretariatId ?? ''}
      />
    </>
  )
}
