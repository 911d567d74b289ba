import { formatDate } from '#figures/format.ts'
import type { Tx } from '#platform/database/database.ts'
import { AppError, type FieldError } from '#platform/errors.ts'
import {
  coveredMunicipalities,
  findOfferings,
  listOrganisations,
  type Municipality,
  municipalitiesOn,
  populationOn,
} from '#registry/index.ts'
import type { AllocationInput, AllocationKey, AllocationRequest, KeyParty, KeyRequest, NamedParty } from '../model.ts'
import { ageNames } from '../words.ts'

const kindLabels = { use: 'Historisk forbrug', custom: 'Valgte vægte', shares: 'Faste andele i procent' } as const

/**
 * Makes a request self-contained (opslag i registret): names, codes and population are looked up, and everything
 * that decides the result stands in the input.
 *
 * @throws AppError invalid with every place that names somebody or something unknown
 */
export async function resolvedInput(
  tx: Tx,
  request: Omit<AllocationRequest, 'title'>,
  today: string,
): Promise<AllocationInput> {
  const lookup = await lookupOn(tx, today)
  const problems: FieldError[] = []
  const key = await resolvedKey(tx, { request: request.key, path: 'key', lookup, problems, today })
  const useKey =
    request.combination.kind === 'part-objective' && request.useKey
      ? await resolvedKey(tx, { request: request.useKey, path: 'useKey', lookup, problems, today })
      : null
  const combination = resolvedCombination(request.combination, lookup, problems)
  const remainder =
    typeof request.remainder === 'object'
      ? { to: lookup(request.remainder.to)?.id ?? request.remainder.to }
      : request.remainder
  if (problems.length > 0) throw new AppError('invalid', problems[0]?.code ?? '', { fields: problems })
  const { unit, priceLevel, decimals } = request
  const amount = combination.kind === 'idle-places' ? null : (request.amount ?? null)
  return { form: 'rammevaerk-fordeling-1', amount, unit, priceLevel, decimals, remainder, combination, key, useKey }
}

type Lookup = ((text: string) => NamedParty | undefined) & { municipalities: Municipality[] }

/** Finds organisations by id, code, name or short name. */
async function lookupOn(tx: Tx, today: string): Promise<Lookup> {
  const municipalities = await municipalitiesOn(tx, today)
  const found = new Map<string, NamedParty>()
  for (const { id, code, name, shortName, kind } of await listOrganisations(tx, { onDate: today })) {
    const party = { id, name: kind === 'municipality' ? (shortName ?? name) : name }
    for (const word of [id, code, name, kind === 'municipality' ? shortName : null]) {
      if (word && !found.has(plain(word))) found.set(plain(word), party)
    }
  }
  const lookup = (text: string) => found.get(plain(text))
  return Object.assign(lookup, { municipalities })
}

/** "Vesthimmerlands Kommune", "vesthimmerlands" and "Vesthimmerland" are the same to somebody who writes a list. */
function plain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/ kommune$/, '')
    .replace(/s$/, '')
}

function unknownParty(text: string, path: string, problems: FieldError[], line: number): void {
  problems.push({ path, code: 'allocation.unknownParty', params: { found: text.slice(0, 60), line } })
}

type KeyWork = { request: KeyRequest; path: 'key' | 'useKey'; lookup: Lookup; problems: FieldError[]; today: string }

async function resolvedKey(tx: Tx, work: KeyWork): Promise<AllocationKey> {
  const { request, path, lookup, problems } = work
  if (request.kind === 'population') return populationKey(tx, work)
  if (!request.parties) problems.push({ path: `${path}.parties`, code: 'allocation.listEmpty' })
  const parties = (request.parties ?? []).map(({ party, weight }, index): KeyParty => {
    const found = lookup(party)
    if (!found) unknownParty(party, `${path}.parties`, problems, index + 1)
    if (weight == null) {
      const params = { found: party.slice(0, 60), line: index + 1 }
      problems.push({ path: `${path}.parties`, code: 'allocation.numberMissing', params })
    }
    return { id: found?.id ?? party, name: found?.name ?? party, weight: weight ?? '0' }
  })
  const base = { ageGroup: null, referenceDate: null, source: 'Skrevet ind med fordelingen', parties }
  return { kind: request.kind, label: kindLabels[request.kind], area: 'Egen liste', ...base }
}

async function populationKey(tx: Tx, { request, path, lookup, problems, today }: KeyWork): Promise<AllocationKey> {
  const { referenceDate, ageGroup } = request
  if (!ageGroup) problems.push({ path: `${path}.ageGroup`, code: 'allocation.ageMissing' })
  if (!referenceDate) problems.push({ path: `${path}.referenceDate`, code: 'allocation.dayMissing' })
  const { label: area, parties } = await partiesOf(tx, { request, path, lookup, problems, today })
  const people = await populationOn(tx, {
    municipalityIds: parties.map(({ id }) => id),
    referenceDate: referenceDate ?? '0001-01-01',
    ageGroup: ageGroup ?? '',
  })
  const without = parties.filter(({ id }) => !people.has(id))
  if (ageGroup && referenceDate && without.length > 0 && problems.length === 0) {
    const names = without.slice(0, 5).map(({ name }) => name)
    const params = {
      group: ageNames[ageGroup],
      day: formatDate(referenceDate),
      names: `${names.join(', ')}${without.length > 5 ? ` og ${without.length - 5} mere` : ''}`,
    }
    problems.push({ path: `${path}.referenceDate`, code: 'allocation.populationMissing', params })
  }
  const sources = [...new Set([...people.values()].map(({ sourceTitle }) => sourceTitle))].sort()
  return {
    kind: 'population',
    label: ageGroup && referenceDate ? `${ageNames[ageGroup]} pr. ${formatDate(referenceDate)}` : '',
    area,
    ageGroup: ageGroup ?? null,
    referenceDate: referenceDate ?? null,
    source: `Danmarks Statistik: ${sources.join('; ')}`,
    parties: parties.map((party) => ({ ...party, weight: String(people.get(party.id)?.population ?? 0) })),
  }
}

/** The municipalities that an area stands for, in Danish order; a typed list keeps its own order. */
async function partiesOf(
  tx: Tx,
  { request, path, lookup, problems, today }: KeyWork,
): Promise<{ label: string; parties: NamedParty[] }> {
  const all = lookup.municipalities.map(({ id, name }) => ({ id, name }))
  const [kind, id = ''] = request.area.split(':', 2)
  if (request.area === 'all') return { label: 'Alle kommuner', parties: all }
  if (kind === 'region') {
    const inside = lookup.municipalities.filter((one) => one.regionId === id)
    if (inside.length === 0) problems.push({ path: `${path}.area`, code: 'allocation.areaUnknown' })
    const label = `Kommunerne i ${inside[0]?.regionName ?? id}`
    return { label, parties: inside.map(({ id: code, name }) => ({ id: code, name })) }
  }
  if (kind === 'offering') {
    const covered = new Set((await coveredMunicipalities(tx, [id], today)).get(id) ?? [])
    const [offering] = await findOfferings(tx, { ids: [id], onDate: today })
    if (covered.size === 0) problems.push({ path: `${path}.area`, code: 'allocation.areaUnknown' })
    const label = `Kommunerne bag ${offering?.facilityName ?? id}`
    return { label, parties: all.filter((one) => covered.has(one.id)) }
  }
  if (request.area !== 'list') problems.push({ path: `${path}.area`, code: 'allocation.areaUnknown' })
  else if (!request.parties) problems.push({ path: `${path}.parties`, code: 'allocation.listEmpty' })
  const parties = (request.parties ?? []).map(({ party }, index) => {
    const found = lookup(party)
    const known = all.find((one) => one.id === found?.id)
    if (!known) unknownParty(party, `${path}.parties`, problems, index + 1)
    return known ?? { id: party, name: party }
  })
  return { label: 'Egen liste', parties }
}

function resolvedCombination(
  combination: AllocationRequest['combination'],
  lookup: Lookup,
  problems: FieldError[],
): AllocationInput['combination'] {
  if (combination.kind !== 'region-municipality' && combination.kind !== 'deficit-guarantee') return combination
  const found = lookup(combination.party)
  if (!found) problems.push({ path: 'combination.party', code: 'allocation.partyMissing' })
  return { ...combination, party: found ?? { id: combination.party, name: combination.party } }
}
