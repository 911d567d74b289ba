import { Details } from '#ui/feedback.tsx'
import { FieldRow, Fieldset, type FormState, HiddenField, Select, SubmitButton, TextField } from '#ui/form.tsx'
import { useTexts } from '#ui/texts.ts'
import { ExpectedForm } from '../members/pages/expected-form.tsx'
import { attendanceKinds } from '../model.ts'
import type { MinutesWork } from '../service/work.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { personLine } from './attendance.tsx'

/** Who is here and who is not; guests for some items only. */
export function AttendanceForm({ work, form }: { work: MinutesWork; form: FormState }) {
  const t = useTexts({ da, en })
  const { attendance, items, rights } = work
  const numbers = new Map(items.map(({ id, number }) => [id, number]))
  return (
    <section aria-labelledby="deltagere">
      <h2 id="deltagere">{t('m.attendance')}</h2>
      {attendance.length > 0 && (
        <ul className="order-list">
          {attendance.map((one) => (
            <li key={one.id} className="order-item order-line">
              <span>
                {t(`m.${one.presence}`)}: {personLine(one, t, numbers)}
              </span>
              {rights.mayWriteMinutes && (
                <form method="post">
                  <HiddenField name="do" value="leave" />
                  <HiddenField name="attendanceId" value={one.id} />
                  <button type="submit" className="button-as-link">
                    {t('m.hold.person.remove', { name: one.name })}
                  </button>
                </form>
              )}
            </li>
          ))}
        </ul>
      )}
      {rights.mayWriteMinutes && (
        <ExpectedForm expected={work.expected} body={{ id: work.meeting.bodyId, name: work.meeting.bodyName }} />
      )}
      {rights.mayWriteMinutes && (
        <Details summary={t('m.hold.person.add')} open={form !== undefined}>
          <form method="post">
            <HiddenField name="do" value="person" />
            <TextField name="name" label={t('m.hold.person.name')} form={form} />
            <TextField name="described" label={t('m.hold.person.described')} form={form} required={false} />
            <FieldRow>
              <Select
                name="kind"
                label={t('m.hold.person.kind')}
                form={form}
                width="m"
                options={attendanceKinds.map((kind) => ({ value: kind, label: t(`m.attendance.kind.${kind}`) }))}
                defaultValue="member"
              />
              <Select
                name="presence"
                label={t('m.hold.person.presence')}
                form={form}
                width="m"
                options={[
                  { value: 'present', label: t('m.present') },
                  { value: 'absent', label: t('m.absent') },
                ]}
                defaultValue="present"
              />
            </FieldRow>
            <TextField name="deputyFor" label={t('m.hold.person.deputyFor')} form={form} required={false} />
            <Fieldset legend={t('m.hold.person.item')} hint={t('m.hold.person.item.hint')}>
              <div className="check-row">
                {items.map(({ id, number }) => (
                  <div key={id} className="form-group-checkbox">
                    <input className="form-checkbox" type="checkbox" id={`only-${id}`} name="onlyItem" value={id} />
                    <label className="form-label" htmlFor={`only-${id}`}>
                      {number}
                    </label>
                  </div>
                ))}
              </div>
            </Fieldset>
            <SubmitButton variant="secondary">{t('m.hold.person.add')}</SubmitButton>
          </form>
        </Details>
      )}
    </section>
  )
}
