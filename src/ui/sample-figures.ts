import type { Figure } from '#figures/figure.ts'

/** Aalborgskolen, deafblindness, 2024: 6.4 of 6.0 places used. For the tests of the components. */
const reported = (id: string, label: string, value: string, text: string): Figure => ({
  id,
  label,
  quantity: { state: 'exact', value },
  unit: 'pladser',
  kind: 'reported',
  period: '2024',
  text,
  inputs: [],
  sources: [
    {
      kind: 'submission',
      label: 'Region Nordjyllands indberetning for 2024, version 1',
      href: '/indberetning/1',
      submittedBy: 'Indberetter',
      submittedAt: '2025-02-03T09:12:00Z',
      approvedBy: 'Godkender',
      approvedAt: '2025-02-05',
    },
  ],
})

export const sampleFigures: Record<string, Figure> = {
  used: reported('used', 'Pladsforbrug, Aalborgskolen, 2024', '6.4', '6,4'),
  places: reported('places', 'Pladser, Aalborgskolen, 2024', '6', '6,0'),
  occupancy: {
    id: 'occupancy',
    label: 'Belægning, Aalborgskolen, 2024',
    quantity: { state: 'exact', value: '107' },
    unit: '%',
    kind: 'calculated',
    period: '2024',
    text: '107',
    rounding: 'hele procent, halve væk fra nul',
    sources: [],
    formula: {
      id: 'occupancy',
      version: '1',
      text: 'pladsforbrug / pladser × 100',
      filled: '6,4 / 6,0 × 100',
      validFrom: '2018-01-01',
      methodHref: '/metode/occupancy',
    },
    inputs: ['used', 'places'],
    notes: ['Den trykte rapport viser 106 %.'],
  },
  missing: {
    id: 'missing',
    label: 'Pladsforbrug, Kompasset, 2024',
    quantity: { state: 'notReported' },
    unit: 'pladser',
    kind: 'reported',
    period: '2024',
    text: 'ikke oplyst',
    sources: [],
    inputs: [],
  },
}
