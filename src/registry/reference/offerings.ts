import type { Coverage, Financing, FinancingBasis } from '../model.ts'
import { coveredIds } from '../rules/covered.ts'
import { legalBasisId, namedSections } from '../rules/legal-basis.ts'
import { slug } from '../rules/slug.ts'
import { type CsvRow, column, optional, readReference, several } from './files.ts'

/** The earliest year the report prints figures for; when a facility or an agreement began is not printed. */
const earliestKnown = '2018-01-01'

const source_id = 'kapacitet-2024'

const coverages: Record<string, Coverage> = {
  landsdækkende: 'country-wide',
  'øvrig landsdækkende': 'other-country-wide',
  landsdelsdækkende: 'part-of-country',
  sikret: 'secured',
  'særligt sikret': 'specially-secured',
}

const financings: Record<string, Financing> = {
  'delvis objektiv': 'part-objective',
  'fuld objektiv': 'full-objective',
  'objektiv andel': 'objective-share',
  'objektiv (grad uklar)': 'objective-unclear',
  takst: 'tariff',
  'KaS-kontrakt': 'contract',
}

const bases: Record<string, FinancingBasis> = {
  explicit: 'explicit',
  inferred: 'inferred',
  'not stated': 'not-stated',
}

/** Operators are printed by name; municipalities and regions have their code as id. */
const operatorIds: Record<string, string> = {
  'Region Nordjylland': '1081',
  'Region Midtjylland': '1082',
  'Region Syddanmark': '1083',
  'Region Hovedstaden': '1084',
  'Region Sjælland': '1085',
  'Københavns Kommune': '101',
  'Selvejende institution Center for Døve (CFD)': 'cfd-raadgivning',
}

/** The target-group cell of three secured units only repeats "Sikrede pladser", which is no group of people. */
const noTargetGroup = 'Sikrede pladser'

type Successors = Map<string, { id: string; on: string }>

/** Facilities, offerings, terms, coverage, target groups, legal bases and spelling variants of the report. */
export function offeringRows(successors: Successors) {
  const services = readReference('services.csv')
  const danish = new Map(
    readReference('services-danish.csv').map((row) => [column(row, 'text'), column(row, 'danish')]),
  )
  const until = { valid_from: earliestKnown, valid_to: null }
  return {
    ...facilityRows(services, successors),
    ...groupRows(services),
    offering: services.map((row) => ({
      id: column(row, 'service_id'),
      facility_id: slug(column(row, 'service_name')),
      unit_id: null,
      target_group_text: optional(row, 'target_group'),
      legal_basis_text: optional(row, 'legal_basis'),
      ...until,
      source_id,
      note: inDanish(optional(row, 'note'), danish),
    })),
    offering_legal_basis: services.flatMap((row) =>
      namedSections(column(row, 'legal_basis')).map((named) => ({
        offering_id: column(row, 'service_id'),
        legal_basis_id: legalBasisId(named),
      })),
    ),
    offering_term: services.map((row) => ({
      offering_id: column(row, 'service_id'),
      financing: column(row, 'financing') ? known(financings, column(row, 'financing')) : null,
      financing_basis: known(bases, column(row, 'financing_basis')),
      financing_evidence: inDanish(optional(row, 'financing_evidence'), danish),
      coverage: known(coverages, column(row, 'coverage')),
      covered_text: optional(row, 'covered_text'),
      ...until,
    })),
    offering_coverage: coverageRows(services),
    alias: aliasRows(services),
  }
}

function facilityRows(services: CsvRow[], successors: Successors) {
  const hosts = new Map(readReference('facilities.csv').map((row) => [column(row, 'service_name'), row]))
  const facilities = [...new Map(services.map((row) => [column(row, 'service_name'), row])).values()]
  return {
    facility: facilities.map((row) => {
      const host = hosts.get(column(row, 'service_name'))
      return {
        id: slug(column(row, 'service_name')),
        host_municipality_id: host ? column(host, 'host_municipality') : null,
        valid_from: earliestKnown,
        valid_to: null,
        source_id,
        version: 1,
      }
    }),
    facility_name: facilities.map((row) => ({
      facility_id: slug(column(row, 'service_name')),
      name: column(row, 'service_name'),
      valid_from: earliestKnown,
      valid_to: null,
    })),
    facility_operator: facilities.flatMap((row) => operatorRows(row, successors)),
  }
}

/** When a region is merged into another, the other carries its facilities on from that day. */
function operatorRows(row: CsvRow, successors: Successors) {
  const facility_id = slug(column(row, 'service_name'))
  const operator_id = known(operatorIds, column(row, 'operator'))
  const next = successors.get(operator_id)
  const first = { facility_id, operator_id, valid_from: earliestKnown, valid_to: next?.on ?? null }
  return next ? [first, { facility_id, operator_id: next.id, valid_from: next.on, valid_to: null }] : [first]
}

function groupRows(services: CsvRow[]) {
  const printed = [...new Set(services.map((row) => column(row, 'target_group')))].filter(
    (text) => text && text !== noTargetGroup,
  )
  const until = { valid_from: '2007-01-01', valid_to: null }
  return {
    target_group: [
      ...readReference('target-groups.csv').map((row) => ({
        id: `natko-${column(row, 'target_group_id')}`,
        classification: 'natko',
        number: column(row, 'target_group_id'),
        name: column(row, 'name'),
        ...until,
        source_id: 'risikovurdering-2024',
        note: optional(row, 'note'),
      })),
      ...printed.map((name) => ({
        id: agreementGroupId(name),
        classification: 'agreement',
        number: null,
        name,
        ...until,
        source_id,
        note: null,
      })),
    ],
    offering_target_group: services
      .filter((row) => printed.includes(column(row, 'target_group')))
      .map((row) => ({
        offering_id: column(row, 'service_id'),
        target_group_id: agreementGroupId(column(row, 'target_group')),
      })),
    legal_basis: readReference('legal-bases.csv').map((row) => ({
      id: column(row, 'legal_basis_id'),
      act: column(row, 'act'),
      section: column(row, 'section'),
      name: column(row, 'name'),
      valid_from: column(row, 'valid_from'),
      valid_to: optional(row, 'valid_to'),
      successor_id: optional(row, 'successor_id'),
      source_id: null,
      note: optional(row, 'note'),
    })),
  }
}

const agreementGroupId = (name: string) => `aftale-${slug(name)}`

function coverageRows(services: CsvRow[]) {
  const municipalities = readReference('municipalities.csv').map((row) => ({
    id: column(row, 'code'),
    name: column(row, 'name'),
    regionName: column(row, 'region'),
  }))
  return services.flatMap((row) => {
    const printed = {
      regions: several(row, 'covered_regions'),
      additional: several(row, 'additional_municipalities'),
      excluded: several(row, 'excluded_municipalities'),
    }
    return coveredIds(printed, municipalities).map((municipality_id) => ({
      offering_id: column(row, 'service_id'),
      municipality_id,
      valid_from: earliestKnown,
      valid_to: null,
    }))
  })
}

/** A spelling variant without the place in the report where it stands: "… (section 2.1)". */
function aliasRows(services: CsvRow[]) {
  const rows = services.flatMap((row) =>
    several(row, 'name_variants').map((variant) => ({
      kind: 'facility',
      record_id: slug(column(row, 'service_name')),
      text: variant.replace(/\s*\((section|Tabel)[^)]*\)$/, ''),
    })),
  )
  return [...new Map(rows.map((row) => [`${row.record_id} ${row.text}`, row])).values()]
}

/** Notes on the source are kept in English; the pages show them in Danish. One without a translation is a fault of the files. */
function inDanish(text: string | null, danish: Map<string, string>): string | null {
  if (text === null) return null
  const translated = danish.get(text)
  if (translated === undefined) throw new Error(`services-danish.csv lacks: ${text}`)
  return translated
}

function known<T>(names: Record<string, T>, name: string): T {
  const value = names[name]
  if (value === undefined) throw new Error(`services.csv says "${name}", which the register does not know`)
  return value
}
