/** Something a check of a tariff found: what, what was expected, and by which clause. */
export type Finding = {
  /** Kebab-case, the id of the rule. */
  id: string
  /** `error` stops; `warning` asks for a reason where `reasonDemanded` says so; `info` only tells. */
  severity: 'error' | 'warning' | 'info'
  /** The field it is about: "places", "occupancyPercent", "costs[2].amount". */
  path: string
  /** Danish, with what was found and what was expected. */
  message: string
  found: string
  expected: string
  /** Where the rule stands, Danish. */
  source: string
  reasonDemanded: boolean
}

/** What a rule gives: its value, or why there is none. Not being able to compute is an outcome, not a crash. */
export type Outcome<Value> = { ok: true; value: Value } | { ok: false; finding: Finding }
