import type { FlagId } from '../rules/flags.ts'
import type { ReportData, ReportOffering } from './data.ts'

/** Regions north to south, as readers of the five areas know them. */
const northToSouth = ['1081', '1082', '1083', '1085', '1084']

/** The sets of offerings that the sections are about (afsnittenes ydelser). */
export type ReportGroups = Record<
  'countryWide' | 'partOfCountry' | 'otherCountryWide' | 'lowTariff' | 'tariff' | 'secured' | 'speciallySecured',
  ReportOffering[]
>

/** The offerings of each section, in the order they are shown. */
export function reportGroups(data: ReportData): ReportGroups {
  const of = (test: (offering: ReportOffering) => boolean) => data.offerings.filter(test)
  const objective = (coverage: string) => of((one) => one.coverage === coverage && isObjective(one))
  const tariff = of((one) => one.financing === 'tariff')
  return {
    countryWide: objective('country-wide'),
    partOfCountry: objective('part-of-country'),
    otherCountryWide: objective('other-country-wide'),
    tariff,
    lowTariff: tariff.filter((one) => hasFlag(one, data.year, 'low-occupancy')),
    secured: of((one) => one.coverage === 'secured').sort(byRegion),
    speciallySecured: of((one) => one.coverage === 'specially-secured').sort(byRegion),
  }
}

export function hasFlag(offering: ReportOffering, year: number, id: FlagId): boolean {
  return offering.flags[year]?.some((flag) => flag.id === id) ?? false
}

function isObjective({ financing }: ReportOffering): boolean {
  return financing === 'part-objective' || financing === 'full-objective' || financing === 'objective-unclear'
}

function byRegion(a: ReportOffering, b: ReportOffering): number {
  return northToSouth.indexOf(a.summary.regionId ?? '') - northToSouth.indexOf(b.summary.regionId ?? '')
}
