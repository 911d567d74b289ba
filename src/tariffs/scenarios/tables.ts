import type { Generated } from 'kysely'
import type { ScenarioInput } from './model.ts'

type TariffComparisonTable = {
  id: Generated<string>
  organisation_id: string
  title: string
  year: number
  current_tariff: string | null
  created_by: string | null
  created_at: Generated<string>
}

type TariffScenarioTable = {
  id: Generated<string>
  comparison_id: string
  position: number
  name: string
  /** Written as JSON text, arrives parsed. */
  input: ScenarioInput | string
  advantages: Generated<string>
  drawbacks: Generated<string>
  recommended: Generated<boolean>
  version: Generated<number>
}

declare module '#platform/database/schema.ts' {
  interface Database {
    tariff_comparison: TariffComparisonTable
    tariff_scenario: TariffScenarioTable
  }
}
