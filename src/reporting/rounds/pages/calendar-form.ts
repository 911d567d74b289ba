import type { CalendarInput, Moment } from '../model.ts'

type Values = Record<string, string>

/** Times a point has when only its date is written: a window opens in the morning, a deadline is at noon. */
const usual: Record<string, string> = { testFrom: '08.00', opens: '08.00' }

/**
 * The calendar as it was typed, for the schema to judge. A point without a date is none; blank deadline rows between
 * others are closed up, in `values` too, so that a fault is shown at its row.
 */
export function calendarOf(values: Values): object {
  const rows = Object.keys(values)
    .filter((name) => /^deadlines\[\d+\]\.date$/.test(name) && values[name] !== '')
    .map((name) => name.slice(0, -'.date'.length))
  const deadlines = rows.map((row) => ({ name: values[`${row}.name`] ?? '', ...moment(values, row) }))
  for (const name of Object.keys(values)) if (name.startsWith('deadlines[')) delete values[name]
  for (const [n, deadline] of deadlines.entries()) {
    for (const [part, value] of Object.entries(deadline)) values[`deadlines[${n}].${part}`] = value
  }
  return {
    testFrom: moment(values, 'testFrom'),
    opens: moment(values, 'opens'),
    deadlines,
    correctionsUntil: moment(values, 'correctionsUntil'),
    final: moment(values, 'final'),
    remindBefore: days(values.remindBefore),
    remindAfter: days(values.remindAfter),
  }
}

function moment(values: Values, name: string): Moment | null {
  const date = values[`${name}.date`] ?? ''
  return date === '' ? null : { date, time: values[`${name}.time`]?.trim() || (usual[name] ?? '12.00') }
}

/** "14, 7 og 1" as numbers; what is no number stays one that the schema refuses. */
function days(typed = ''): number[] {
  return typed
    .split(/[\s,;]+|\bog\b|\band\b/)
    .filter((part) => part !== '')
    .map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : -1))
}

/** The fields of the form for a calendar that is set. */
export function calendarValues(calendar: CalendarInput): Values {
  const { testFrom, opens, correctionsUntil, final } = calendar
  const values: Values = {
    remindBefore: calendar.remindBefore.join(', '),
    remindAfter: calendar.remindAfter.join(', '),
  }
  for (const [name, at] of Object.entries({ testFrom, opens, correctionsUntil, final })) {
    if (at) Object.assign(values, { [`${name}.date`]: at.date, [`${name}.time`]: at.time })
  }
  for (const [n, { name, date, time }] of calendar.deadlines.entries()) {
    const row = `deadlines[${n}]`
    Object.assign(values, { [`${row}.name`]: name, [`${row}.date`]: date, [`${row}.time`]: time })
  }
  return values
}
