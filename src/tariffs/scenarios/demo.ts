import { asSystem } from '#platform/database/actor.ts'
import type { Db } from '#platform/database/database.ts'
import type { NewScenario, ScenarioInput } from './model.ts'
import { findComparison, insertComparison, insertScenario, listScenarios, recommendOne } from './store.ts'

/** The comparison of the demo content, by a fixed id so that its address stays. */
const demoComparison = '00000000-0000-4000-8000-0000000003e9'

/** Base budget of Neurocenter Østerskoven, acquired brain injury, as printed for 2024: 12.489.292,47 kr. */
const budget: ScenarioInput = {
  places: '12',
  occupancyPercent: '85',
  directHours: '56',
  stay: 'ordinary',
  firstYear: false,
  costs: {
    cost_staff: '5892291',
    cost_citizens: '951000',
    cost_administration: '1674051.6',
    cost_competence: '306000',
    cost_property: '2100000',
    cost_depreciation: '729000',
    finance_income: '0',
    finance_expense: '836949.87',
  },
  variable: '951000',
  carried: '0',
  startUpLoss: '0',
  startUpYears: 3,
}

const scenarios: NewScenario[] = [
  {
    name: '12 pladser, 85 %',
    input: budget,
    advantages: 'Tager højde for svingende brug.',
    drawbacks: 'Dyrere pr. døgn.',
  },
  {
    name: '12 pladser, 90 %',
    input: { ...budget, occupancyPercent: '90' },
    advantages: 'Lavere takst.',
    drawbacks: 'Giver underskud ved den belægning, der var i 2023.',
  },
  {
    name: '12 pladser, 95 %',
    input: { ...budget, occupancyPercent: '95' },
    advantages: 'Den belægning, aftalen venter.',
    drawbacks: 'Giver et større underskud, hvis brugen ikke stiger.',
  },
]

/** The base tariffs DAS weighed in January 2024, as scenarios of Region Nordjylland. Loading again changes nothing. */
export async function loadDemoScenarios(db: Db, userId: string): Promise<void> {
  await asSystem(db, 'demo', async (tx) => {
    if (await findComparison(tx, demoComparison)) return
    await insertComparison(tx, {
      id: demoComparison,
      organisationId: '1081',
      title: 'Neurocenter Østerskoven: basistakst 2024',
      year: 2024,
      currentTariff: '3197',
      sheetId: null,
      createdBy: userId,
    })
    for (const scenario of scenarios) await insertScenario(tx, demoComparison, scenario)
    const [adopted] = await listScenarios(tx, demoComparison)
    if (adopted) await recommendOne(tx, demoComparison, adopted.id)
  })
}
