import { describe, expect, test } from 'vitest'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { translate } from './texts.ts'

const texts = { da: { sent: 'Sendt til {who}' }, en: { sent: 'Sent to {who}' } }

describe('translate', () => {
  test('fills the placeholders in the language asked for', () => {
    expect(translate('da', texts, 'sent', { who: 'Aalborg' })).toBe('Sendt til Aalborg')
    expect(translate('en', texts, 'sent', { who: 'Aalborg' })).toBe('Sent to Aalborg')
  })

  test('leaves a placeholder without a value standing, so that it is noticed', () => {
    expect(translate('da', texts, 'sent')).toBe('Sendt til {who}')
  })

  test('never replaces from the prototype of the parameters', () => {
    expect(translate('da', { da: { x: '{toString}' }, en: { x: '' } }, 'x')).toBe('{toString}')
  })
})

describe('the texts of the components', () => {
  test('have the same placeholders in both languages', () => {
    const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort()
    const keys = Object.keys(da) as (keyof typeof da)[]
    expect(keys.length).toBeGreaterThan(50)
    for (const key of keys) expect([key, placeholders(en[key])]).toEqual([key, placeholders(da[key])])
  })
})
