import type { AgeGroup } from './model.ts'

/** Danish names of the age groups, as keys and documents carry them. */
export const ageNames: Record<AgeGroup, string> = {
  total: 'Folketal i alt',
  '0-17': 'Folketal, 0–17 år',
  '18-64': 'Folketal, 18–64 år',
  '18-66': 'Folketal, 18–66 år',
  '65+': 'Folketal, 65 år og over',
  '67+': 'Folketal, 67 år og over',
}
