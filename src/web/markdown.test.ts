import { expect, test } from 'vitest'
import { contentPage, methodPages } from './markdown.ts'

test.each(['om', 'was', 'hjaelp'] as const)('%s has a title and text in both languages', (name) => {
  for (const language of ['da', 'en'] as const) {
    const page = contentPage(name, language)
    expect(page.title).not.toMatch(/\.md$/)
    expect(page.html).toMatch(/<h2/)
    expect(page.html).not.toMatch(/\{#|title:|<h1/)
  }
})

test('contact and source code can be linked to, as the footer does', () => {
  for (const language of ['da', 'en'] as const) {
    expect(contentPage('om', language).html).toMatch(/<h2 id="kontakt">[\s\S]*<h2 id="kildekode">/)
  }
})

test('every method page has a title, a rule, a day and a source, and hides what only the tests read', () => {
  expect(methodPages.length).toBeGreaterThan(8)
  for (const { fields, html } of methodPages) {
    expect(fields).toMatchObject({
      title: expect.any(String),
      id: expect.any(String),
      validFrom: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      source: expect.any(String),
    })
    expect(html).not.toContain('eksempel"')
    expect(html).not.toContain('style=')
  }
})
