import type { Tx } from '#platform/database/database.ts'
import { organisationKinds } from '#registry/index.ts'
import { indexKinds } from '../../indexation/model.ts'
import { ratesInForce } from '../../indexation/service.ts'
import { type PriceRise, priceRise } from '../rules/price-rise.ts'

/** What prices and wages rose for an operator between two tariff years; null when no rate of theirs is known. */
export type RiseOf = (operatorId: string, from: number, to: number) => PriceRise | null

/** The rise of prices and wages (pris- og lønudvikling) of these operators by the rates that were entered, in an open transaction. */
export async function priceRisesOf(tx: Tx, operatorIds: readonly string[]): Promise<RiseOf> {
  const rates = await ratesInForce(tx)
  const kinds = rates.length === 0 ? new Map<string, string>() : await organisationKinds(tx, operatorIds)
  return (operatorId, from, to) => {
    const kind = indexKinds.find((one) => one === kinds.get(operatorId)) ?? null
    return priceRise({ from, to }, kind, rates)
  }
}
