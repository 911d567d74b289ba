import { expect, test } from 'vitest'
import { nameAmong } from './figures.ts'

const sheet = (facilityName: string, legalBasis: string | null, targetGroup: string | null) => ({
  facilityName,
  unitName: null,
  legalBasis,
  targetGroup,
})

test('a sheet in a list is named by its place, and by as much more as tells it from the others', () => {
  const alone = sheet('Åhuset', 'SEL § 107', 'Døvblinde')
  const [home, stay, children, adults] = [
    sheet('Engen', 'SEL § 107', 'Blinde'),
    sheet('Engen', 'SEL § 108', 'Blinde'),
    sheet('Skoven', 'SEL § 104', 'Børn'),
    sheet('Skoven', 'SEL § 104', 'Voksne'),
  ]
  const list = [alone, home, stay, children, adults]
  expect(list.map((one) => nameAmong(one, list))).toEqual([
    'Åhuset',
    'Engen, SEL § 107',
    'Engen, SEL § 108',
    'Skoven, Børn, SEL § 104',
    'Skoven, Voksne, SEL § 104',
  ])
})
