import { renderToStaticMarkup as render } from 'react-dom/server'
import { expect, test } from 'vitest'
import { EditionHead } from './edition-head.tsx'

test('an edition is dated with the Danish day it was published on', () => {
  const report = { id: 'kapacitet-2025', kind: 'capacity', year: 2025, title: 'Kapacitet', ownerId: 'sekretariat' }
  const head = {
    id: '1',
    reportId: report.id,
    number: 1,
    sha256: '',
    publishedAt: '2025-12-31T23:30:00.000Z',
    publishedBy: null,
    note: null,
  }
  const html = render(<EditionHead report={report} head={head} editions={[head]} moved={false} mayWrite={false} />)
  expect(html).toContain('1. januar 2026')
})
