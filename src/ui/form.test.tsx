import { renderToStaticMarkup as render } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { Checkbox, ErrorSummary, FileField, fieldId, NumberField, Radios, Select, TextField } from './form.tsx'
import { LanguageProvider } from './texts.ts'

const refused = {
  values: { 'rows[0].places': 'seks', coverage: 'all' },
  errors: [{ path: 'rows[0].places', message: '"seks" er ikke et tal. Skriv fx 6,4.' }],
}

describe('ErrorSummary', () => {
  test('links each fault to the field it is about', () => {
    const summary = render(<ErrorSummary form={refused} />)
    const field = render(<NumberField name="rows[0].places" label="Pladser" form={refused} />)
    expect(summary).toContain('href="#felt-rows-0-places"')
    expect(field).toContain('id="felt-rows-0-places"')
  })

  test('can take the focus and is read aloud', () => {
    expect(render(<ErrorSummary form={refused} />)).toMatch(/role="alert" tabindex="-1"/i)
  })

  test('shows a fault of the whole form without a link', () => {
    const html = render(<ErrorSummary form={{ values: {}, errors: [{ path: '', message: 'Runden er lukket.' }] }} />)
    expect(html).toContain('<li>Runden er lukket.</li>')
  })

  test('is not there when nothing was refused', () => {
    expect(render(<ErrorSummary form={undefined} />)).toBe('')
    expect(render(<ErrorSummary form={{ values: {}, errors: [] }} />)).toBe('')
  })
})

describe('a field', () => {
  test('keeps what was typed, also when it was refused', () => {
    expect(render(<NumberField name="rows[0].places" label="Pladser" form={refused} defaultValue="6" />)).toContain(
      'value="seks"',
    )
  })

  test('is described by its hint and its fault, in that order', () => {
    const html = render(<NumberField name="rows[0].places" label="Pladser" hint="Fx 6,4" form={refused} />)
    expect(html).toContain('aria-describedby="felt-rows-0-places-hint felt-rows-0-places-error"')
    expect(html).toContain('aria-invalid="true"')
    expect(html).toContain('id="felt-rows-0-places-error"')
  })

  test('has its stored value and no description when there is nothing to say', () => {
    const html = render(<TextField name="contact" label="Kontakt" defaultValue="Sekretariatet" />)
    expect(html).toContain('value="Sekretariatet"')
    expect(html).not.toContain('aria-describedby')
    expect(html).not.toContain('aria-invalid')
  })

  test('is marked in words when it may be left empty', () => {
    expect(render(<TextField name="a" label="Kontakt" required={false} />)).toContain('(frivilligt)')
    expect(
      render(
        <LanguageProvider value="en">
          <TextField name="a" label="Contact" required={false} />
        </LanguageProvider>,
      ),
    ).toContain('(optional)')
  })

  test('never sends a password back', () => {
    const form = { values: { password: 'hemmelig' }, errors: [] }
    expect(render(<TextField name="password" label="Adgangskode" type="password" form={form} />)).not.toContain(
      'hemmelig',
    )
  })

  test('for numbers accepts text, since "?" and "8-10" are answers', () => {
    const html = render(<NumberField name="places" label="Pladser" />)
    expect(html).toContain('type="text"')
    expect(html).toContain('inputMode="decimal"')
  })

  test('for files is labelled', () => {
    const html = render(<FileField name="file" label="Bilag" />)
    expect(html).toContain('for="felt-file"')
    expect(html).toContain('type="file"')
  })
})

describe('choices', () => {
  const options = [
    { value: 'part', label: 'Landsdelsdækkende' },
    { value: 'all', label: 'Landsdækkende' },
  ]

  test('keep what was chosen before the refusal', () => {
    expect(render(<Select name="coverage" label="Dækning" options={options} form={refused} />)).toMatch(
      /<option value="all" selected="">/,
    )
    expect(render(<Radios name="coverage" label="Dækning" options={options} form={refused} />)).toMatch(
      /value="all"[^>]*checked=""|checked=""[^>]*value="all"/,
    )
  })

  test('let the error link reach the first radio button', () => {
    const html = render(<Radios name="coverage" label="Dækning" options={options} />)
    expect(html).toMatch(new RegExp(`<input[^>]*id="${fieldId('coverage')}"[^>]*value="part"`))
    expect(html).toContain('<legend class="form-label">Dækning')
  })

  test('a box that was unticked before the refusal stays unticked', () => {
    expect(render(<Checkbox name="ok" label="Gennemset" defaultChecked form={refused} />)).not.toContain('checked')
    expect(render(<Checkbox name="ok" label="Gennemset" defaultChecked />)).toContain('checked')
  })
})
