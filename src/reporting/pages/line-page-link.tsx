import { useTexts } from '#ui/texts.ts'
import type { Form } from '../service/form.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'

/** The way to the page that shows a line in full, where the template has one. */
export function LinePageLink({ form, line }: { form: Form; line: { lineId: string; name: string } }) {
  const t = useTexts({ da, en })
  const { linePage } = form.definition
  if (linePage === undefined) return null
  return (
    <a className="line-detail" href={`${linePage}/${form.respondent.id}/${line.lineId}`}>
      {t('form.linePage')} <span className="sr-only">{line.name}</span>
    </a>
  )
}
