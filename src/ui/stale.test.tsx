import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { StaleValues } from './stale.tsx'

const fields = [
  { name: 'title', label: 'Titel', now: 'Nyt navn' },
  {
    name: 'state',
    label: 'Status',
    now: 'running',
    words: (value: string) => (value === 'running' ? 'I gang' : 'Andet'),
  },
  { name: 'note', label: 'Bemærkning', now: null },
]
const typed = (values: Record<string, string>) => ({ values, errors: [{ path: '', message: 'x' }] })
const shown = (values: Record<string, string> | undefined) =>
  renderToStaticMarkup(<StaleValues form={values && typed(values)} version={3} fields={fields} />)

test('what was typed and what stands now are shown beside each other, only where they differ', () => {
  const html = shown({ version: '2', title: 'Mit navn', state: 'running', note: 'Min bemærkning' })
  expect(html).toContain('Mit navn')
  expect(html).toContain('Nyt navn')
  expect(html).toContain('(tomt)')
  expect(html).not.toContain('I gang')
})

test('line ends and blanks at the ends make no difference', () => {
  const html = shown({ version: '2', title: ' Nyt navn\r\n', state: 'running', note: '' })
  expect(html).toContain('det samme, som du skrev')
  expect(html).not.toContain('<table')
})

test('a refusal on the current version, and a page nobody has sent, show nothing', () => {
  expect(shown({ version: '3', title: 'Mit navn' })).toBe('')
  expect(shown(undefined)).toBe('')
})
