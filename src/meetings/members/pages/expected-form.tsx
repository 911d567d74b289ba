import { HiddenField, SubmitButton } from '#ui/form.tsx'
import { useTexts } from '#ui/texts.ts'
import type { MinutesWork } from '../../service/work.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

/** Who is expected, with what to write beside each: one press for the whole room. */
export function ExpectedForm({
  expected,
  body,
}: {
  expected: MinutesWork['expected']
  body: { id: string; name: string }
}) {
  const t = useTexts({ da, en })
  if (expected.length === 0) return null
  return (
    <form method="post" className="expected">
      <HiddenField name="do" value="expected" />
      <h3>{t('members.expected')}</h3>
      <p className="quiet">
        {t('members.expected.hint')} <a href={`/fora/${body.id}#pladser`}>{t('members.seats', { body: body.name })}</a>
      </p>
      <ul className="order-list">
        {expected.map((one, i) => (
          <li key={`${one.name} ${one.described}`} className="order-item order-line">
            <HiddenField name="expected" value={one.name} />
            <label htmlFor={`expected-${i}`}>
              {one.name}
              <span className="line quiet">
                {[one.described, one.standsFor.length > 0 && t('members.for', { name: one.standsFor.join(', ') })]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </label>
            <select
              id={`expected-${i}`}
              name="presence"
              className="form-select input-m"
              defaultValue={one.kind === 'member' ? 'present' : ''}
            >
              <option value="present">{t('members.present')}</option>
              <option value="absent">{t('members.absent')}</option>
              <option value="">{t('members.unsaid')}</option>
            </select>
          </li>
        ))}
      </ul>
      <SubmitButton variant="secondary">{t('members.expected.save')}</SubmitButton>
    </form>
  )
}
