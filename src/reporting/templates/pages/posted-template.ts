import type { LocalText, Predicate, TemplateDefinition } from '../../model.ts'

export type Values = Record<string, string>

/** How many rows of a list the form holds: "fields[0].key", "fields[1].key" … */
export function countOf(values: Values, list: 'fields' | 'rules'): number {
  const mark = list === 'fields' ? 'key' : 'id'
  let count = 0
  while (`${list}[${count}].${mark}` in values) count += 1
  return count
}

/** The form with one more row at the end, prepared with what most rows have. */
export function withRow(values: Values, list: 'fields' | 'rules'): Values {
  const at = `${list}[${countOf(values, list)}].`
  const start: Values =
    list === 'fields'
      ? { key: '', type: 'quantity', decimals: '0', min: '0', max: '99999' }
      : { id: '', severity: 'error', 'predicate.kind': 'required', validFrom: values.validFrom ?? '' }
  return { ...values, ...Object.fromEntries(Object.entries(start).map(([name, value]) => [at + name, value])) }
}

/** The form without one row; the rows after it move up. */
export function withoutRow(values: Values, list: 'fields' | 'rules', row: number): Values {
  const entries = Object.entries(values).flatMap(([name, value]): [string, string][] => {
    const found = /^(fields|rules)\[(\d+)\]\.(.+)$/.exec(name)
    if (found?.[1] !== list) return [[name, value]]
    const index = Number(found[2])
    if (index === row) return []
    return [[index > row ? `${list}[${index - 1}].${found[3]}` : name, value]]
  })
  return Object.fromEntries(entries)
}

/** A whole definition as form values. */
export function valuesOf(definition: TemplateDefinition): Values {
  const { id, name, about, lineKind, respondents, version, validFrom, fields, computed, rules } = definition
  return {
    id,
    version: String(version),
    validFrom,
    lineKind,
    respondents: respondents ?? 'operators',
    computed: JSON.stringify(computed),
    ...local('name', name),
    ...local('about', about),
    ...Object.assign({}, ...fields.map((field, index) => fieldValues(field, `fields[${index}]`))),
    ...Object.assign({}, ...rules.map((rule, index) => ruleValues(rule, `rules[${index}]`))),
  }
}

function local(name: string, text: LocalText | undefined): Values {
  return { [`${name}.da`]: text?.da ?? '', [`${name}.en`]: text?.en ?? '' }
}

function fieldValues(field: TemplateDefinition['fields'][number], at: string): Values {
  return {
    [`${at}.key`]: field.key,
    ...local(`${at}.label`, field.label),
    ...local(`${at}.help`, field.help),
    [`${at}.type`]: field.type,
    [`${at}.unit`]: field.unit ?? '',
    [`${at}.decimals`]: field.decimals === undefined ? '' : String(field.decimals),
    [`${at}.min`]: field.min ?? '',
    [`${at}.max`]: field.max ?? '',
    [`${at}.role`]: field.role ?? '',
    ...ticked(`${at}.yearOffset`, field.yearOffset === 1),
    ...ticked(`${at}.allowInterval`, field.allowInterval === true),
    ...ticked(`${at}.allowUnknown`, field.allowUnknown === true),
    ...ticked(`${at}.total`, field.total === 'sum'),
  }
}

function ticked(name: string, isTicked: boolean): Values {
  return isTicked ? { [name]: 'true' } : {}
}

function ruleValues(rule: TemplateDefinition['rules'][number], at: string): Values {
  const { predicate } = rule
  const inner = predicate.kind === 'needs-comment' ? predicate.when : predicate
  const { first, others, min = '', max = '', percent = '' } = partsOf(inner)
  const place = `${at}.predicate`
  return {
    [`${at}.id`]: rule.id,
    [`${at}.severity`]: rule.severity,
    ...local(`${at}.message`, rule.message),
    [`${at}.source`]: rule.source,
    [`${at}.validFrom`]: rule.validFrom,
    [`${at}.validTo`]: rule.validTo ?? '',
    [`${place}.kind`]: predicate.kind,
    [`${place}.field`]: predicate.kind === 'needs-comment' ? predicate.field : first,
    [`${place}.when`]: predicate.kind === 'needs-comment' ? inner.kind : '',
    [`${place}.whenField`]: predicate.kind === 'needs-comment' ? first : '',
    [`${place}.others`]: others.join(', '),
    [`${place}.min`]: min,
    [`${place}.max`]: max,
    [`${place}.percent`]: percent,
  }
}

type Parts = { first: string; others: string[]; min?: string; max?: string; percent?: string }

function partsOf(predicate: Predicate): Parts {
  switch (predicate.kind) {
    case 'ratio':
      return { first: predicate.numerator, others: [predicate.denominator], min: predicate.min, max: predicate.max }
    case 'zero-without':
      return { first: predicate.field, others: [predicate.base] }
    case 'requires':
      return { first: predicate.when, others: predicate.fields }
    case 'sum':
      return { first: predicate.field, others: predicate.of }
    case 'bounds':
      return { first: predicate.field, others: [], min: predicate.min, max: predicate.max }
    case 'change':
      return { first: predicate.field, others: [], percent: predicate.percent }
    default:
      return { first: predicate.field, others: [] }
  }
}

/** What was posted as a definition, sound or not: the schema says what is wrong. Empty fields are left out. */
export function definitionOf(values: Values): unknown {
  const text = (name: string) => values[name]?.trim() ?? ''
  return {
    id: text('id'),
    name: { da: text('name.da'), en: text('name.en') },
    ...helpOf('about', text, 'about'),
    lineKind: text('lineKind'),
    ...optional('respondents', text('respondents')),
    version: Number(text('version')),
    validFrom: text('validFrom'),
    fields: rowsOf(values, 'fields', postedField),
    computed: parsed(values.computed),
    rules: rowsOf(values, 'rules', postedRule),
  }
}

type Text = (name: string) => string

function rowsOf(values: Values, list: 'fields' | 'rules', read: (text: Text) => unknown): unknown[] {
  return Array.from({ length: countOf(values, list) }, (_, index) =>
    read((name) => values[`${list}[${index}].${name}`]?.trim() ?? ''),
  )
}

function postedField(text: Text): unknown {
  const isNumber = text('type') === 'quantity'
  return {
    key: text('key'),
    label: { da: text('label.da'), en: text('label.en') },
    unit: text('unit') || null,
    type: text('type'),
    ...helpOf('help', text, 'help'),
    ...optional('role', text('role')),
    ...(text('yearOffset') ? { yearOffset: 1 } : {}),
    ...(isNumber && text('decimals') ? { decimals: Number(text('decimals')) } : {}),
    ...(isNumber ? { ...optional('min', text('min')), ...optional('max', text('max')) } : {}),
    ...(isNumber && text('allowInterval') ? { allowInterval: true } : {}),
    ...(isNumber && text('allowUnknown') ? { allowUnknown: true } : {}),
    ...(isNumber && text('total') ? { total: 'sum' } : {}),
  }
}

function helpOf(name: string, text: Text, key: string): object {
  return text(`${name}.da`) || text(`${name}.en`) ? { [key]: { da: text(`${name}.da`), en: text(`${name}.en`) } } : {}
}

function postedRule(text: Text): unknown {
  const kind = text('predicate.kind')
  const field = text('predicate.field')
  const predicate =
    kind === 'needs-comment'
      ? { kind, field, when: postedPredicate(text('predicate.when'), text('predicate.whenField'), text) }
      : postedPredicate(kind, field, text)
  return {
    id: text('id'),
    severity: text('severity'),
    predicate,
    message: { da: text('message.da'), en: text('message.en') },
    source: text('source'),
    validFrom: text('validFrom'),
    validTo: text('validTo') || null,
  }
}

function postedPredicate(kind: string, field: string, text: Text): unknown {
  const others = text('predicate.others')
    .split(',')
    .map((key) => key.trim())
    .filter(Boolean)
  const limits = { ...optional('min', text('predicate.min')), ...optional('max', text('predicate.max')) }
  if (kind === 'bounds') return { kind, field, ...limits }
  if (kind === 'ratio') return { kind, numerator: field, denominator: others[0] ?? '', ...limits }
  if (kind === 'change') return { kind, field, percent: text('predicate.percent') }
  if (kind === 'zero-without') return { kind, field, base: others[0] ?? '' }
  if (kind === 'requires') return { kind, when: field, fields: others }
  return kind === 'sum' ? { kind, field, of: others } : { kind, field }
}

function optional(name: string, value: string): object {
  return value === '' ? {} : { [name]: value }
}

function parsed(json = '[]'): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return []
  }
}

/** The field of the form that a fault of the definition belongs to. */
export function placeOf(path: string): string {
  return path
    .replace(/\.predicate$/, '.predicate.field')
    .replace(/\.predicate\.when\.kind$/, '.predicate.when')
    .replace(/\.predicate\.when\.(field|numerator|when)$/, '.predicate.whenField')
    .replace(/\.predicate\.when\.(?=min|max|percent|denominator|base|fields|of)/, '.predicate.')
    .replace(/\.predicate\.(numerator)$/, '.predicate.field')
    .replace(/\.predicate\.(denominator|base|fields|of)(\[\d+\])?$/, '.predicate.others')
    .replace(/^(fields|rules)$/, 'name.da')
    .replace(/^(about|name)$/, '$1.da')
}
