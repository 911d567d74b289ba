import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { EditPage } from '#ui/edit-page.tsx'
import { DateField, FieldRow, Fieldset, HiddenField, Select, SubmitButton, TextField } from '#ui/form.tsx'
import { pageData, readForm, saveForm } from '#ui/page-errors.ts'
import { useTexts } from '#ui/texts.ts'
import { requireUser } from '../../people/pages/guard.ts'
import { NewSeatPerson, SeatPersonChange, SeatPersonRemoval } from '../model.ts'
import { addSeatPerson, changeSeatPerson, getSeatPersonToEdit, removeSeatPerson } from '../service/people.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { bodyCrumbs, holderText } from './parts.tsx'

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const app = context.get(appContext)
  requireUser(app, request)
  const { bodyId = '', seatId = '', personId } = params
  const page = await pageData(getSeatPersonToEdit(app, bodyId, seatId, personId), app.sentence)
  return { ...page, today: app.today }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const app = context.get(appContext)
  const { bodyId = '', seatId = '', personId: id } = params
  const back = address`/administration/fora/${bodyId}/pladser/${seatId}#personer`
  if (!id) {
    return saveForm(app, request, NewSeatPerson, (person) =>
      addSeatPerson(app, bodyId, seatId, person).then(() => back),
    )
  }
  const key = { bodyId, seatId, id }
  if ((await readForm(request.clone())).intent === 'remove') {
    return saveForm(app, request, SeatPersonRemoval, ({ version }) =>
      removeSeatPerson(app, { ...key, version }).then(() => back),
    )
  }
  return saveForm(app, request, SeatPersonChange, (change) => changeSeatPerson(app, key, change).then(() => back))
}

export const handle = { breadcrumb: bodyCrumbs('person', true) }

/** A person who holds a seat: somebody to add, to change, or to give a last day. */
export default function EditSeatPerson() {
  const { body, seat, person, accounts, today } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()
  const t = useTexts({ da, en })
  const optional = { form, required: false } as const
  return (
    <EditPage
      title={person ? t('person.changeOf', { name: person.name }) : t('person.new')}
      context={`${holderText(seat)} · ${body.name}`}
      form={form}
      stored={
        person && {
          version: person.version,
          fields: [
            {
              name: 'userId',
              label: t('person.user'),
              now: person.userId,
              words: (id) => accounts.find((one) => one.id === id)?.name ?? id,
            },
            { name: 'name', label: t('person.name'), now: person.userId ? null : person.name },
            { name: 'title', label: t('person.title'), now: person.title },
            { name: 'validFrom', label: t('fromLabel'), now: person.validFrom },
            { name: 'validTo', label: t('toLabel'), now: person.validTo },
          ],
          history: { table: 'seat_person', record: person.id },
        }
      }
      save={t('person.save')}
      cancel={{ href: `/administration/fora/${body.id}/pladser/${seat.id}#personer`, label: t('cancel') }}
      after={
        person && (
          <form method="post">
            <HiddenField name="version" value={String(person.version)} />
            <HiddenField name="intent" value="remove" />
            <p className="quiet">{t('person.remove.hint')}</p>
            <SubmitButton variant="danger">{t('person.remove')}</SubmitButton>
          </form>
        )
      }
    >
      <Fieldset legend={t('person')} hint={t('person.hint')}>
        <Select
          {...optional}
          name="userId"
          label={t('person.user')}
          hint={t(seat.function === 'observer' ? 'person.user.observer' : 'person.user.hint')}
          placeholder={t('person.noUser')}
          options={accounts.map(({ id, name, email }) => ({ value: id, label: `${name} (${email})` }))}
          defaultValue={person?.userId ?? ''}
        />
        <TextField
          {...optional}
          name="name"
          label={t('person.name')}
          hint={t('person.name.hint')}
          defaultValue={person?.userId ? '' : (person?.name ?? '')}
          maxLength={200}
        />
      </Fieldset>
      <TextField
        {...optional}
        name="title"
        label={t('person.title')}
        hint={t('person.title.hint')}
        defaultValue={person?.title ?? ''}
        maxLength={200}
      />
      <FieldRow>
        <DateField name="validFrom" label={t('fromLabel')} form={form} defaultValue={person?.validFrom ?? today} />
        <DateField
          {...optional}
          name="validTo"
          label={t('toLabel')}
          hint={t('toHint')}
          defaultValue={person?.validTo ?? ''}
        />
      </FieldRow>
    </EditPage>
  )
}
