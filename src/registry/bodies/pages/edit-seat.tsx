import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import { EditPage } from '#ui/edit-page.tsx'
import { ButtonLink, DateField, FieldRow, Fieldset, NumberField, Select, TextField } from '#ui/form.tsx'
import { pageData, saveForm } from '#ui/page-errors.ts'
import { ColumnHead, Table } from '#ui/table.tsx'
import { useTexts } from '#ui/texts.ts'
import { requireUser } from '../../people/pages/guard.ts'
import { NewSeat, SeatChange, seatFunctions } from '../model.ts'
import { addSeat, changeSeat } from '../service/bodies.ts'
import { getSeatToEdit } from '../service/read.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import styles from './bodies.css?url'
import { bodyCrumbs, holderText, personText, usePeriod } from './parts.tsx'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const app = context.get(appContext)
  requireUser(app, request)
  const page = await pageData(getSeatToEdit(app, params.bodyId ?? '', params.seatId), app.sentence)
  return { ...page, today: app.today }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const app = context.get(appContext)
  const { bodyId = '', seatId } = params
  if (!seatId)
    return saveForm(app, request, NewSeat, async (seat) => {
      return address`/administration/fora/${bodyId}/pladser/${await addSeat(app, bodyId, seat)}#personer`
    })
  return saveForm(app, request, SeatChange, async (change) => {
    await changeSeat(app, bodyId, seatId, change)
    return address`/fora/${bodyId}?gemt#pladser`
  })
}

export const handle = { breadcrumb: bodyCrumbs('seat') }

/** A new seat (plads), or one to change or end, with the people who hold it. */
export default function EditSeat() {
  const { body, seat, bodies, organisations, today, form, t } = useForm()
  const nameIn = (list: { id: string; name: string }[]) => (id: string) => list.find((one) => one.id === id)?.name ?? id
  return (
    <EditPage
      title={t(seat ? 'editSeatIn' : 'newSeatIn', { name: body.name })}
      form={form}
      stored={
        seat && {
          version: seat.version,
          fields: [
            {
              name: 'organisationId',
              label: t('seatOrganisation'),
              now: seat.organisationId,
              words: nameIn(organisations),
            },
            { name: 'holderBodyId', label: t('seatBody'), now: seat.holderBodyId, words: nameIn(bodies) },
            { name: 'role', label: t('seatRole'), now: seat.role },
            {
              name: 'function',
              label: t('function'),
              now: seat.function,
              words: (value) =>
                seatFunctions.filter((one) => one === value).map((one) => t(`function.${one}`))[0] ?? value,
            },
            { name: 'seats', label: t('seatCount'), now: String(seat.seats) },
            { name: 'validFrom', label: t('fromLabel'), now: seat.validFrom },
            { name: 'validTo', label: t('toLabel'), now: seat.validTo },
          ],
          history: { table: 'body_seat', record: seat.id },
        }
      }
      save={t('saveSeat')}
      cancel={{ href: `/fora/${body.id}#pladser`, label: t('cancel') }}
      after={seat && <People />}
    >
      <Holder />
      <FunctionFields />
      <FieldRow>
        <DateField name="validFrom" label={t('fromLabel')} form={form} defaultValue={seat?.validFrom ?? today} />
        <DateField
          name="validTo"
          label={t('toLabel')}
          hint={t('toHint')}
          form={form}
          required={false}
          defaultValue={seat?.validTo ?? ''}
        />
      </FieldRow>
    </EditPage>
  )
}

function useForm() {
  return { ...useLoaderData<typeof loader>(), form: useActionData<typeof action>(), t: useTexts({ da, en }) }
}

/** Who holds the seat, has held it and will: a person comes and goes, and the seat stays. */
function People() {
  const { body, seat, t } = useForm()
  const period = usePeriod()
  if (!seat) return null
  const own = `/administration/fora/${body.id}/pladser/${seat.id}/personer`
  return (
    <section aria-labelledby="personer">
      <h2 id="personer">{t('people')}</h2>
      <p className="quiet">{t('people.lead')}</p>
      {seat.people.length > 0 && (
        <Table caption={t('people')} captionHidden cards>
          <thead>
            <tr>
              <ColumnHead>{t('person')}</ColumnHead>
              <ColumnHead>{t('period')}</ColumnHead>
              <ColumnHead>{t('action')}</ColumnHead>
            </tr>
          </thead>
          <tbody>
            {seat.people.map((person) => (
              <tr key={person.id}>
                <th scope="row" data-title={t('person')}>
                  {personText(person)}
                  {person.userId && <span className="line quiet">{t('person.account')}</span>}
                </th>
                <td data-title={t('period')}>{period(person)}</td>
                <td data-title={t('action')}>
                  <a href={`${own}/${person.id}`}>
                    {t('person.change')}
                    <span className="sr-only">: {person.name}</span>
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <p>
        <ButtonLink href={`${own}/ny`}>{t('person.add')}</ButtonLink>
      </p>
    </section>
  )
}

function Holder() {
  const { body, seat, form, bodies, organisations, t } = useForm()
  const optional = { form, required: false } as const
  return (
    <Fieldset legend={t('holder')} hint={t('seatHolderHint')}>
      <Select
        {...optional}
        name="organisationId"
        label={t('seatOrganisation')}
        placeholder={t('noOrganisation')}
        options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={seat?.organisationId ?? ''}
      />
      <Select
        {...optional}
        name="holderBodyId"
        label={t('seatBody')}
        placeholder={t('noBody')}
        options={bodies.filter(({ id }) => id !== body.id).map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={seat?.holderBodyId ?? ''}
      />
      <TextField
        {...optional}
        name="role"
        label={t('seatRole')}
        hint={t('seatRoleHint')}
        defaultValue={seat?.role ?? ''}
        maxLength={200}
      />
    </Fieldset>
  )
}

function FunctionFields() {
  const { seat, seats, form, t } = useForm()
  return (
    <>
      <Select
        name="function"
        label={t('function')}
        form={form}
        options={seatFunctions.map((value) => ({ value, label: t(`function.${value}`) }))}
        defaultValue={seat?.function ?? 'member'}
      />
      <Select
        name="deputyFor"
        label={t('deputyForLabel')}
        hint={t('deputyForHint')}
        form={form}
        required={false}
        placeholder={t('deputyForNone')}
        options={seats
          .filter(({ id, function: kind }) => id !== seat?.id && kind !== 'deputy')
          .map((one) => ({ value: one.id, label: holderText(one) }))}
        defaultValue={seat?.deputyFor ?? ''}
      />
      <NumberField
        name="seats"
        label={t('seatCount')}
        form={form}
        inputMode="numeric"
        defaultValue={String(seat?.seats ?? 1)}
      />
    </>
  )
}
