import { column, optional, readReference } from './files.ts'

/** The municipal and regional reform: the earliest day the register knows municipalities and regions. */
export const reform2007 = '2007-01-01'

/** Sources, organisations with names, succession, regions of the municipalities, tile map. */
export function organisationRows() {
  const organisations = readReference('organisations.csv')
  const municipalities = readReference('municipalities.csv')
  const successors = new Map(
    organisations
      .filter((row) => optional(row, 'successor_id'))
      .map((row) => [column(row, 'organisation_id'), { id: column(row, 'successor_id'), on: column(row, 'valid_to') }]),
  )

  return {
    source: readReference('sources.csv').map((row) => ({
      id: column(row, 'source_id'),
      title: column(row, 'title'),
      publisher: optional(row, 'publisher'),
      published_on: optional(row, 'published_on'),
      url: optional(row, 'url'),
      note: optional(row, 'note'),
    })),
    organisation: [
      ...organisations.map((row) => ({
        id: column(row, 'organisation_id'),
        kind: column(row, 'kind'),
        code: optional(row, 'code'),
        ...dated(row),
        source_id: optional(row, 'source_id'),
        version: 1,
      })),
      ...municipalities.map((row) => ({
        id: column(row, 'code'),
        kind: 'municipality',
        code: column(row, 'code'),
        valid_from: reform2007,
        valid_to: null,
        source_id: 'dst-kommuner',
        version: 1,
      })),
    ],
    organisation_name: [
      ...organisations.map((row) => ({
        organisation_id: column(row, 'organisation_id'),
        name: column(row, 'name'),
        short_name: optional(row, 'short_name'),
        ...dated(row),
      })),
      ...municipalities.map((row) => ({
        organisation_id: column(row, 'code'),
        name: municipalityName(column(row, 'name')),
        short_name: column(row, 'name'),
        valid_from: reform2007,
        valid_to: null,
      })),
    ],
    organisation_succession: [...successors].map(([id, next]) => ({
      predecessor_id: id,
      successor_id: next.id,
      effective_on: next.on,
      source_id: 'sundhedsreform-2024-11-15',
    })),
    municipality_region: municipalities.flatMap((row) => {
      const municipality_id = column(row, 'code')
      const region_id = column(row, 'region_code')
      const next = successors.get(region_id)
      const first = { municipality_id, region_id, valid_from: reform2007, valid_to: next?.on ?? null }
      return next ? [first, { municipality_id, region_id: next.id, valid_from: next.on, valid_to: null }] : [first]
    }),
    municipality_tile: municipalities.map((row) => ({
      municipality_id: column(row, 'code'),
      col: Number(column(row, 'col')),
      row: Number(column(row, 'row')),
    })),
    successors,
  }
}

/** Bornholm is a regional municipality; København is in the genitive; the rest is the name and the word. */
function municipalityName(name: string): string {
  if (name === 'København') return 'Københavns Kommune'
  if (name === 'Bornholm') return 'Bornholms Regionskommune'
  return `${name} Kommune`
}

function dated(row: Record<string, string>) {
  return { valid_from: column(row, 'valid_from'), valid_to: optional(row, 'valid_to') }
}
