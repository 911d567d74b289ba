import { danishDate, formatDate } from '#figures/format.ts'
import { useLanguage, useTexts } from '#ui/texts.ts'
import { ageKey, type Confirmation, commonAge } from '../rules/ages.ts'
import { isBlank } from '../rules/predicates.ts'
import type { Form } from '../service/form.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

type Aged = Pick<Form, 'confirmed' | 'lines'>

/** "Bekræftet 3. januar 2026 af …": what most values of a line have in common. */
export function LineAge({ form, lineId }: { form: Aged; lineId: string }) {
  const text = useAgeText()
  const common = lineAge(form, lineId)
  return common && <small className="line-detail">{text(common)}</small>
}

/** The age of one value, where it is not that of its line. */
export function CellAge({ form, lineId, field }: { form: Aged; lineId: string; field: string }) {
  const text = useAgeText()
  const own = form.confirmed[`${lineId} ${field}`]
  const value = form.lines.find((line) => line.lineId === lineId)?.values[field]
  const common = lineAge(form, lineId)
  if (!own || isBlank(value) || (common && ageKey(own) === ageKey(common))) return null
  return <small className="line-detail">{text(own)}</small>
}

/** The age of one value, wherever it stands alone. */
export function ValueAge({ form, lineId, field }: { form: Aged; lineId: string; field: string }) {
  const text = useAgeText()
  const own = form.confirmed[`${lineId} ${field}`]
  return own ? <small className="line-detail">{text(own)}</small> : null
}

/** The sentence of a confirmation; figures from print name nobody. */
export function useAgeText(): (confirmation: Confirmation) => string {
  const t = useTexts({ da, en })
  const language = useLanguage()
  return ({ at, by }) => {
    const date = formatDate(danishDate(at), language)
    return by === null ? t('age.day', { date }) : t('age.by', { date, name: by })
  }
}

function lineAge({ confirmed, lines }: Aged, lineId: string): Confirmation | undefined {
  return commonAge(confirmed, { lineId, values: lines.find((line) => line.lineId === lineId)?.values ?? {} })
}
