import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coveredIds } from './covered.ts'
import { isCvr, isEan, isPNumber } from './identifiers.ts'
import { legalBasisId, namedSections } from './legal-basis.ts'
import { searchWords, wordPattern } from './search-words.ts'
import { asciiLetters, slug } from './slug.ts'

describe('legal bases as printed', () => {
  test.each([
    ['FSL § 20 stk. 3', ['fsl-20']],
    ['SEL §§ 107 og 108 og BL § 43', ['sel-107', 'sel-108', 'bl-43']],
    ['BL § 43, stk. 1 nr. 6 og SEL §§ 107 og 108', ['bl-43', 'sel-107', 'sel-108']],
    ['LSV § 1 og § 3', ['lsv-1', 'lsv-3']],
    ['LSV', ['lsv']],
    ['STU', ['stu']],
    ['SEL § 108 stk. 6', ['sel-108']],
    ['', []],
  ])('%s names %j', (text, ids) => {
    expect(namedSections(text).map(legalBasisId)).toEqual(ids)
  })

  test.each([
    ['BL § 43, stk. 1 nr. 6 / § 107/108', ['bl-43', 'sel-107', 'sel-108']],
    ['BL § 43, stk. 1 nr. 6 og 107', ['bl-43', 'sel-107']],
    ['Rehabilitering, § 85', ['sel-85']],
  ])('%s leaves the act of some sections unsaid, and that is marked', (text, ids) => {
    const named = namedSections(text)
    expect(named.map(legalBasisId)).toEqual(ids)
    expect(named.filter((one) => one.presumed).every((one) => one.act === 'SEL')).toBe(true)
    expect(named.some((one) => one.presumed)).toBe(true)
  })

  test('a section of an unknown act is not given to another act', () => {
    expect(namedSections('§ 12')).toEqual([])
  })
})

describe('addresses and spelling', () => {
  test('a name becomes an address', () => {
    expect(slug('Skolen på Kastelvej')).toBe('skolen-paa-kastelvej')
    expect(slug('Center for Døve (CFD), Døvekonsulentordningen')).toBe('center-for-doeve-cfd-doevekonsulentordningen')
  })

  test('every address fits the check of the database and cuts no word', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'abæøåÆ -(),9'), maxLength: 200 }), (name) => {
        const address = slug(name)
        expect(address).toMatch(/^(|[a-z0-9]+(-[a-z0-9]+)*)$/)
        expect(address.length).toBeLessThanOrEqual(80)
      }),
    )
  })

  test('ø and oe, å and aa compare equal', () => {
    expect(asciiLetters('ÆRØ Åbenrå')).toBe('aeroe aabenraa')
    expect(asciiLetters('Søager')).toBe(asciiLetters('Soeager'))
  })
})

describe('search words', () => {
  test('words are taken without signs and in one spelling', () => {
    expect(searchWords('Søbæk, § 107')).toEqual(['soebaek', 'paragraf107'])
    expect(searchWords('  §§ ')).toEqual([])
  })

  test('nothing of a text survives that the database could read as syntax', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const word of searchWords(text)) expect(word).toMatch(/^[a-z0-9]+$/)
      }),
    )
  })

  test('a section number stands alone, letters are found inside compounds', () => {
    expect(wordPattern('12')).toBe('% 12 %')
    expect(wordPattern('10033')).toBe('% 10033%')
    expect(wordPattern('konsulent')).toBe('%konsulent%')
  })
})

describe('identifiers', () => {
  test('a CVR number has eight digits that fit together', () => {
    expect(isCvr('29190909')).toBe(true)
    expect(isCvr('29190908')).toBe(false)
    expect(isCvr('2919090')).toBe(false)
  })

  test('a changed digit in an EAN number is always noticed', () => {
    expect(isEan('5798009811578')).toBe(true)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 9 }), (place, change) => {
        const digits = [...'5798009811578'].map(Number)
        digits[place] = ((digits[place] ?? 0) + change) % 10
        expect(isEan(digits.join(''))).toBe(false)
      }),
    )
  })

  test('a P-number has ten digits and no leading zero', () => {
    expect(isPNumber('1003388394')).toBe(true)
    expect(isPNumber('0003388394')).toBe(false)
  })
})

describe('coverage', () => {
  const country = [
    { id: '1', name: 'A', regionName: 'Nord' },
    { id: '2', name: 'B', regionName: 'Nord' },
    { id: '3', name: 'C', regionName: 'Syd' },
  ]

  test('regions plus the additional minus the excluded', () => {
    expect(coveredIds({ regions: ['Nord'], additional: ['C'], excluded: ['A'] }, country)).toEqual(['2', '3'])
  })

  test('nothing printed gives no list', () => {
    expect(coveredIds({ regions: [], additional: [], excluded: [] }, country)).toEqual([])
  })

  test('a region or municipality that does not exist stops the load', () => {
    expect(() => coveredIds({ regions: ['Vest'], additional: ['D'], excluded: [] }, country)).toThrow('Vest, D')
  })
})
