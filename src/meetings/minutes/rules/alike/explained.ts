import type { ReadMinutes } from '../../model.ts'

/** A reading of a file; in a spoken one all the text under a title is taken for what was said and decided. */
export type Reading = { read: ReadMinutes; spoken: boolean }

/** In a spoken one no decision has a label of its own, so that none is sure. */
const decided = ({ read, spoken }: Reading): number =>
  spoken ? 0 : read.found.meetings.flatMap(({ items }) => items).filter(({ decision }) => decision !== undefined).length
const items = ({ read }: Reading): number => read.found.meetings.flatMap((meeting) => meeting.items).length

/** Meetings behind the first that nothing names: numbers that begin anew are no meeting by themselves. */
const unnamed = ({ read }: Reading): number => read.found.meetings.slice(1).filter(({ date }) => date === null).length

/**
 * Whether a reading explains its file: nearly all items have their decision, so that nothing is left to ask.
 *
 * @source own: a file that is read well is read as before
 */
export const isExplained = (reading: Reading): boolean =>
  items(reading) >= 2 && decided(reading) >= items(reading) * 0.8 && unnamed(reading) === 0

/**
 * Whether one reading explains more than another: more items with their decisions, and no more without them, or as many
 * in fewer meetings that nothing names.
 *
 * @source own: false items are worse than missing ones
 */
export function isBetter(reading: Reading, other: Reading): boolean {
  const value = (each: Reading) => decided(each) - (items(each) - decided(each)) / 2 - 2 * unnamed(each)
  const more = decided(reading) >= decided(other) + 2
  const fewer = decided(reading) >= decided(other) && unnamed(reading) < unnamed(other)
  return (more || fewer) && value(reading) > value(other) + 1
}
