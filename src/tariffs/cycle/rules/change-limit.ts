import type { DecimalText } from '#figures/quantity.ts'
import type { TemplateDefinition } from '#reporting/index.ts'

/**
 * From how many percent a tariff is said to have changed (væsentlig ændring): what the template of the round asks the
 * reason for. A secretariat that wants another limit gives the template a new version.
 *
 * @returns null when the template asks for no reason: then no change is significant
 * @source styringsaftale-2022, section 2.2.1: significant changes are explained; the template of tariffs says 5 %
 */
export function changeLimit(definition: TemplateDefinition | undefined): DecimalText | null {
  for (const { predicate } of definition?.rules ?? []) {
    const asked = predicate.kind === 'needs-comment' ? predicate.when : predicate
    if (asked.kind === 'change' && asked.field === 'tariff') return asked.percent
  }
  return null
}
