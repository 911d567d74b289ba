import { join } from 'node:path'
import { sql } from 'kysely'
import { asSystem } from '#platform/database/actor.ts'
import type { Db, Tx } from '#platform/database/database.ts'
import { loadOnce } from '#platform/database/load-once.ts'
import { loadBodies } from './bodies.ts'
import { column, readReference, referenceFolder } from './files.ts'
import { offeringRows } from './offerings.ts'
import { organisationRows } from './organisations.ts'
import { upsert } from './upsert.ts'

/**
 * Loads the register from data/reference in one transaction: new rows are added, changed rows updated, nothing is
 * deleted. Loading again changes nothing. What people enter themselves (CVR, EAN, P-number, Tilbudsportalen id and
 * the host municipality) is never overwritten.
 */
export async function loadRegistry(db: Db): Promise<void> {
  await asSystem(db, 'reference-data', async (tx) => {
    await loadOnce(tx, 'register', [join(referenceFolder, '*.csv'), join(import.meta.dirname, '*.ts')], () =>
      loadAll(tx),
    )
  })
}

async function loadAll(tx: Tx) {
  const organisations = organisationRows()
  await loadOrganisations(tx, organisations)
  await loadBodies(tx)
  await loadOfferings(tx, offeringRows(organisations.successors))
  await loadPopulation(tx)
  await sql`select refresh_offering_search()`.execute(tx)
}

async function loadOrganisations(tx: Tx, rows: ReturnType<typeof organisationRows>) {
  await upsert(tx, 'source', rows.source, {
    key: ['id'],
    columns: ['id', 'title', 'publisher', 'published_on', 'url', 'note'],
  })
  await upsert(tx, 'organisation', rows.organisation, {
    key: ['id'],
    columns: ['id', 'kind', 'code', 'valid_from', 'valid_to', 'source_id', 'version'],
    keep: true,
  })
  await upsert(tx, 'organisation_name', rows.organisation_name, {
    key: ['organisation_id', 'valid_from'],
    columns: ['organisation_id', 'name', 'short_name', 'valid_from', 'valid_to'],
  })
  await upsert(tx, 'organisation_succession', rows.organisation_succession, {
    key: ['predecessor_id', 'successor_id'],
    columns: ['predecessor_id', 'successor_id', 'effective_on', 'source_id'],
  })
  await upsert(tx, 'municipality_region', rows.municipality_region, {
    key: ['municipality_id', 'valid_from'],
    columns: ['municipality_id', 'region_id', 'valid_from', 'valid_to'],
  })
  await upsert(tx, 'municipality_tile', rows.municipality_tile, {
    key: ['municipality_id'],
    columns: ['municipality_id', 'col', 'row'],
  })
}

async function loadOfferings(tx: Tx, rows: ReturnType<typeof offeringRows>) {
  await upsert(tx, 'target_group', rows.target_group, {
    key: ['id'],
    columns: ['id', 'classification', 'number', 'name', 'valid_from', 'valid_to', 'source_id', 'note'],
  })
  await upsert(tx, 'legal_basis', rows.legal_basis, {
    key: ['id'],
    columns: ['id', 'act', 'section', 'name', 'valid_from', 'valid_to', 'successor_id', 'source_id', 'note'],
  })
  await upsert(tx, 'facility', rows.facility, {
    key: ['id'],
    columns: ['id', 'host_municipality_id', 'valid_from', 'valid_to', 'source_id', 'version'],
    keep: true,
  })
  await upsert(tx, 'facility_name', rows.facility_name, {
    key: ['facility_id', 'valid_from'],
    columns: ['facility_id', 'name', 'valid_from', 'valid_to'],
  })
  await upsert(tx, 'facility_operator', rows.facility_operator, {
    key: ['facility_id', 'valid_from'],
    columns: ['facility_id', 'operator_id', 'valid_from', 'valid_to'],
  })
  await upsert(tx, 'offering', rows.offering, {
    key: ['id'],
    columns: [
      'id',
      'facility_id',
      'unit_id',
      'target_group_text',
      'legal_basis_text',
      'valid_from',
      'valid_to',
      'source_id',
      'note',
    ],
  })
  await upsert(tx, 'offering_target_group', rows.offering_target_group, pair('offering_id', 'target_group_id'))
  await upsert(tx, 'offering_legal_basis', rows.offering_legal_basis, pair('offering_id', 'legal_basis_id'))
  await upsert(tx, 'offering_term', rows.offering_term, {
    key: ['offering_id', 'valid_from'],
    columns: [
      'offering_id',
      'financing',
      'financing_basis',
      'financing_evidence',
      'coverage',
      'covered_text',
      'valid_from',
      'valid_to',
    ],
  })
  await upsert(tx, 'offering_coverage', rows.offering_coverage, {
    key: ['offering_id', 'municipality_id', 'valid_from'],
    columns: ['offering_id', 'municipality_id', 'valid_from', 'valid_to'],
  })
  const aliasKey: ['kind', 'record_id', 'text'] = ['kind', 'record_id', 'text']
  await upsert(tx, 'alias', rows.alias, { key: aliasKey, columns: aliasKey })
}

async function loadPopulation(tx: Tx) {
  const sources = new Map(
    readReference('sources.csv').map((row) => [column(row, 'population_source'), column(row, 'source_id')]),
  )
  const rows = readReference('population.csv').map((row) => ({
    municipality_id: column(row, 'code'),
    reference_date: column(row, 'reference_date'),
    age_group: column(row, 'age_group'),
    population: Number(column(row, 'population')),
    source_id: sources.get(column(row, 'source')),
  }))
  await upsert(tx, 'population', rows, {
    key: ['municipality_id', 'reference_date', 'age_group'],
    columns: ['municipality_id', 'reference_date', 'age_group', 'population', 'source_id'],
  })
}

function pair<A extends string, B extends string>(a: A, b: B): { key: (A | B)[]; columns: (A | B)[] } {
  return { key: [a, b], columns: [a, b] }
}
