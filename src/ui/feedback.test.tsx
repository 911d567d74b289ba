import { renderToStaticMarkup as render } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { Dialog } from './dialog.tsx'
import {
  Alert,
  DescriptionList,
  Details,
  EmptyState,
  Progress,
  SavedMark,
  StateTag,
  Tag,
  TaskList,
} from './feedback.tsx'
import { Help } from './help.tsx'
import { DateText, DateTimeText, PercentText, QuantityText } from './numbers.tsx'

describe('messages', () => {
  test('say their kind in words, and are read aloud only when they come after an action', () => {
    expect(render(<Alert kind="warning" title="Over 100 %" />)).toContain('Advarsel:')
    expect(render(<Alert kind="warning" title="Over 100 %" />)).not.toContain('role=')
    expect(render(<Alert kind="warning" title="Over 100 %" live />)).toContain('role="alert"')
    expect(render(<Alert kind="success" title="Sendt" live />)).toContain('role="status"')
  })

  test('an empty place says why', () => {
    expect(render(<EmptyState title="Ingen møder">Du får en mail.</EmptyState>)).toContain('Du får en mail.')
  })

  test('a state is a word, and its shape is not read aloud', () => {
    expect(render(<StateTag tone="done">Godkendt</StateTag>)).toMatch(/aria-hidden="true">●<\/span>Godkendt/)
  })

  test('progress has its numbers', () => {
    const html = render(<Progress value={5} max={8} label="ydelser udfyldt" />)
    expect(html).toContain('5 af 8 ydelser udfyldt')
    expect(html).toContain('aria-label="ydelser udfyldt"')
  })

  test('saving is told politely', () => {
    expect(render(<SavedMark time="14.32" />)).toMatch(/role="status">Gemt kl\. 14\.32</)
    expect(render(<SavedMark state="offline" />)).toContain('Ikke gemt. Prøver igen.')
    expect(render(<SavedMark state="conflict" />)).toContain('Ikke gemt endnu. Se beskeden.')
  })

  test('a chosen filter can be taken away, and says so', () => {
    expect(render(<Tag removeHref="?">I gang</Tag>)).toMatch(/href="\?">I gang<span class="sr-only">, fjern/)
  })

  test('facts are terms with descriptions, folds need no JavaScript', () => {
    expect(render(<DescriptionList items={[{ term: 'Driftsherre', description: 'Aalborg' }]} />)).toContain(
      '<dt>Driftsherre</dt><dd>Aalborg</dd>',
    )
    expect(render(<Details summary="Vis mere">Mere</Details>)).toMatch(/^<details/)
    expect(render(<Help title="Hvad er en plads?">En plads</Help>)).toMatch(/^<details/)
  })
})

describe('TaskList', () => {
  const task = {
    id: '1',
    title: 'Indberet tal for 2025',
    href: '/1',
    action: 'Indberet tal',
    due: 'Frist 6. februar',
    overdue: true,
  }

  test('gives each task one button that is described by its title', () => {
    const html = render(<TaskList tasks={[task]} empty="" />)
    expect(html).toContain('aria-describedby="opgave-1"')
    expect(html).toContain('id="opgave-1"')
    expect(html).toContain('Overskredet')
  })

  test('says what comes when nothing waits', () => {
    expect(render(<TaskList tasks={[]} empty={<p>Næste runde åbner i januar.</p>} />)).toContain(
      'Næste runde åbner i januar.',
    )
  })
})

describe('numbers in text', () => {
  test('are Danish, and missing ones have words', () => {
    expect(render(<QuantityText value={{ state: 'exact', value: '1234.5' }} unit="pladser" />)).toContain(
      '>1.234,5 pladser<',
    )
    expect(render(<QuantityText value={{ state: 'notReported' }} unit="pladser" />)).toContain('>ikke oplyst<')
    expect(render(<QuantityText value={{ state: 'unknown' }} />)).toContain('>?<')
    expect(render(<PercentText value="106.666667" none="" />)).toContain('>107 %<')
    expect(render(<PercentText value={null} none="ingen pladser" />)).toContain('>ingen pladser<')
  })

  test('dates and instants are machine-readable as well', () => {
    expect(render(<DateText date="2026-02-06" />)).toBe('<time dateTime="2026-02-06">6. februar 2026</time>')
    expect(render(<DateTimeText instant="2026-02-06T13:32:00Z" />)).toContain('6. februar 2026 kl. 14.32')
  })
})

test('a dialog has a name and a close button with a word', () => {
  const html = render(
    <Dialog title="Send påmindelse" onClose={() => {}}>
      <p>Tekst</p>
    </Dialog>,
  )
  const id = html.match(/aria-labelledby="([^"]+)"/)?.[1]
  expect(html).toContain(`<h2 id="${id}">Send påmindelse</h2>`)
  expect(html).toContain('Luk</button>')
})
