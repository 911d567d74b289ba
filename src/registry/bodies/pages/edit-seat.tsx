import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { address } from '#ui/address.ts'
import { appContext } from '#ui/context.ts'
import {
  ButtonLink,
  ButtonRow,
  DateField,
  ErrorSummary,
  FieldRow,
  Fieldset,
  HiddenField,
  NumberField,
  Select,
  SubmitButton,
  TextField,
} from '#ui/form.tsx'
import { HistoryLink } from '#ui/history-link.tsx'
import { invalidForm, pageData, readForm, refusedForm } from '#ui/page-errors.ts'
import { PageHead } from '#ui/page-head.tsx'
import { StaleValues } from '#ui/stale.tsx'
import { translate, useTexts } from '#ui/texts.ts'
import { requireUser } from '../../people/pages/guard.ts'
import { NewSeat, SeatChange, seatFunctions } from '../model.ts'
import { addSeat, changeSeat } from '../service/bodies.ts'
import { getSeatToEdit } from '../service/read.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { holderText } from './parts.tsx'

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const app = context.get(appContext)
  requireUser(app, request)
  const page = await pageData(getSeatToEdit(app, params.bodyId ?? '', params.seatId), app.sentence)
  return { ...page, today: app.today }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const app = context.get(appContext)
  const values = await readForm(request)
  const { bodyId = '', seatId } = params
  const form = (seatId ? SeatChange : NewSeat).safeParse(values)
  if (!form.success) return invalidForm(form.error, values, app.sentence)
  try {
    if (seatId) await changeSeat(app, bodyId, seatId, form.data as SeatChange)
    else await addSeat(app, bodyId, form.data)
  } catch (error) {
    return refusedForm(error, values, app.sentence)
  }
  return redirect(address`/fora/${bodyId}?gemt#pladser`, 303)
}

export const handle = {
  breadcrumb: (page: { body: { id: string; name: string } } | undefined, language: 'da' | 'en') => [
    { href: '/fora', label: { da, en }[language].title },
    ...(page ? [{ href: `/fora/${page.body.id}`, label: page.body.name }] : []),
    { label: translate(language, { da, en }, 'seat') },
  ],
}

/** A new seat (plads), or one to change or end. */
export default function EditSeat() {
  const { body, seat, today } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()
  const t = useTexts({ da, en })
  return (
    <>
      <PageHead title={t(seat ? 'editSeatIn' : 'newSeatIn', { name: body.name })} />
      <ErrorSummary form={form} />
      <Stale />
      <form method="post">
        {seat && <HiddenField name="version" value={String(seat.version)} />}
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
        <ButtonRow>
          <SubmitButton>{t('saveSeat')}</SubmitButton>
          <ButtonLink href={`/fora/${body.id}#pladser`}>{t('cancel')}</ButtonLink>
        </ButtonRow>
      </form>
      {seat && (
        <p>
          <HistoryLink table="body_seat" record={seat.id} />
        </p>
      )}
    </>
  )
}

function useForm() {
  return { ...useLoaderData<typeof loader>(), form: useActionData<typeof action>(), t: useTexts({ da, en }) }
}

function Stale() {
  const { seat, form, bodies, organisations, t } = useForm()
  if (!seat) return null
  const nameIn = (list: { id: string; name: string }[]) => (id: string) => list.find((one) => one.id === id)?.name ?? id
  return (
    <StaleValues
      form={form}
      version={seat.version}
      fields={[
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
          words: (value) => seatFunctions.filter((one) => one === value).map((one) => t(`function.${one}`))[0] ?? value,
        },
        { name: 'seats', label: t('seatCount'), now: String(seat.seats) },
        { name: 'validFrom', label: t('fromLabel'), now: seat.validFrom },
        { name: 'validTo', label: t('toLabel'), now: seat.validTo },
      ]}
    />
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
