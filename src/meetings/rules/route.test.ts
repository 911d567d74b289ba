import { expect, test } from 'vitest'
import { countedStates, stepsOf } from './route.ts'

const stop = (step: number, name: string) => ({ step, name })
const names = (stops: ReturnType<typeof stop>[]) =>
  stepsOf(
    stops,
    ({ step }) => step,
    ({ name }) => name,
  ).map((list) => list.map(({ name }) => name))

test('stops of one step stand together as Danish sorts them, whatever order they come in', () => {
  const councils = [stop(3, 'Aalborg'), stop(3, 'Brønderslev'), stop(1, 'FU'), stop(3, 'Thisted'), stop(2, 'DAS')]
  expect(names(councils)).toEqual([['FU'], ['DAS'], ['Brønderslev', 'Thisted', 'Aalborg']])
})

test('a case without stops has no steps', () => {
  expect(names([])).toEqual([])
})

test('states of a step are counted', () => {
  expect(countedStates(['planned', 'done', 'planned'])).toEqual([
    ['planned', 2],
    ['done', 1],
  ])
})
