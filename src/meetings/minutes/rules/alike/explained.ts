import type { ItemFound, ReadMinutes } from '../../model.ts'
import { tellsOutcome } from '../words/outcome.ts'

/** A reading of a file; in a spoken meeting all the text under a title is taken for what was said and decided. */
export type Reading = { read: ReadMinutes; spoken: ReadonlySet<number> }

const allItems = ({ read }: Reading): ItemFound[] => read.found.meetings.flatMap((meeting) => meeting.items)

/** Of meetings that are not spoken: in a spoken one no decision has a label of its own, so that none is sure. */
const sureItems = ({ read, spoken }: Reading): ItemFound[] =>
  read.found.meetings.flatMap((meeting, at) => (spoken.has(at) ? [] : meeting.items))

const decided = (reading: Reading): number => sureItems(reading).filter(({ decision }) => decision !== undefined).length
/** Minutes that are told and enclosed in others say nothing of those. */
const items = (reading: Reading): number => sureItems(reading).length || allItems(reading).length

/** Meetings behind the first that nothing names: numbers that begin anew are no meeting by themselves. */
const unnamed = ({ read }: Reading): number => read.found.meetings.slice(1).filter(({ date }) => date === null).length

/**
 * Whether a reading explains its file: nearly all items have their decision, and some tell what was asked, so that nothing
 * is left to learn.
 *
 * @source own: a file that is read well is read as before
 */
export const isExplained = (reading: Reading): boolean =>
  isDecided(reading) && asked(reading) >= items(reading) * 0.3 && outcomes(reading) < items(reading) / 2

/** "Ad 1: Godkendt.": what was decided on each clause is no title. */
const outcomes = (reading: Reading): number =>
  allItems(reading).filter(({ title }) => title.endsWith('.') && tellsOutcome(title)).length

const isDecided = (reading: Reading): boolean =>
  items(reading) >= 2 && decided(reading) >= items(reading) * 0.8 && unnamed(reading) === 0

const asked = (reading: Reading): number =>
  allItems(reading).filter(({ recommendation }) => recommendation.length > 0).length

/**
 * Whether a reading has the same items with the same decisions as another, and tells what was asked in more of them.
 *
 * @source own: the labels of what is asked are as many as those of what is decided
 */
export function isFuller(reading: Reading, other: Reading): boolean {
  const [own, others] = [allItems(reading), allItems(other)]
  const same = own.every(({ title, decision }, at) => title === others[at]?.title && decision === others[at]?.decision)
  const listed = (all: readonly ItemFound[]) => all.reduce((sum, { attachments }) => sum + attachments.length, 0)
  return (
    same &&
    own.length === others.length &&
    asked(reading) >= asked(other) + 3 &&
    Math.abs(listed(own) - listed(others)) <= own.length / 2
  )
}

/**
 * How much a reading explains: its items with their decisions, less those without and the meetings that nothing names.
 *
 * @source own: false items are worse than missing ones
 */
export const worth = (reading: Reading): number =>
  decided(reading) - (items(reading) - decided(reading)) / 2 - 2 * unnamed(reading)

/** A reading that loses titles has the labels of the items for their beginnings. */
const untitled = (reading: Reading): number => allItems(reading).filter(({ title }) => title === '').length

/** A reading that leaves in titles the numbers that another reads has not understood them. */
function keepsNumbers(reading: Reading, other: Reading): boolean {
  const known = new Map(allItems(other).map((item) => [item.lines[0], item]))
  const kept = allItems(reading).filter(({ lines: [line], title }) => {
    const { title: bare = '', number = '' } = known.get(line) ?? {}
    return (
      bare !== '' &&
      title !== bare &&
      title.endsWith(bare) &&
      title.replace(/^\p{L}*\.? ?#?/u, '').startsWith(String(number))
    )
  })
  return kept.length >= 3
}

/** A reading that counts the titles which another reads with their numbers has lost those. */
function losesNumbers(reading: Reading, other: Reading): boolean {
  const numbers = new Map(allItems(other).map(({ title, number }) => [title, String(number)]))
  const known = allItems(reading).filter(({ title }) => numbers.has(title))
  const lost = known.filter(({ title, number }) => numbers.get(title) !== String(number))
  return lost.length >= 3 && lost.length >= known.length / 2
}

/** So many times the items of another. */
const muchMore = 1.5

/**
 * Whether one reading explains more than another: more items with their decisions, and no more without them, or as many
 * in fewer meetings that nothing names.
 *
 * @source own: false items are worse than missing ones
 */
export function isBetter(reading: Reading, other: Reading): boolean {
  // Where nearly all have one already, a few more are rather parts of items.
  const share = isDecided(other) ? muchMore : 1
  const more = decided(reading) >= Math.max(decided(other) + 2, decided(other) * share)
  if (untitled(reading) > untitled(other) || !keepsSure(reading, other) || keepsNumbers(reading, other)) return false
  if (losesNumbers(reading, other)) return false
  const fewer = decided(reading) >= decided(other) && unnamed(reading) < unnamed(other) && isOneMeeting(reading)
  return (more || fewer) && worth(reading) > worth(other) + 1
}

/** "Eventuelt" stands once in each: minutes of another meeting, brought along, have it again. */
function isOneMeeting({ read }: Reading): boolean {
  return read.found.meetings.every(({ items: own }) => new Set(own.map(({ title }) => title)).size === own.length)
}

/**
 * Items with fields and parts of their own are none by chance: another reading has an item in most of them, and is not
 * that of a paper attached to one.
 */
function keepsSure(reading: Reading, other: Reading): boolean {
  const all = allItems(other)
  const sure = all.filter(
    ({ open, caseNumber, recommendation }) => open !== null || caseNumber !== undefined || recommendation.length > 0,
  )
  const begun = allItems(reading).map(({ lines: [line] }) => line)
  const kept = sure.filter(({ lines: [from, to] }) => begun.some((line) => line >= from - near && line <= to))
  return sure.length < all.length / 2 || kept.length >= sure.length / 2
}

/** Fields and an empty line or two stand between what two readings begin an item with. */
const near = 6
