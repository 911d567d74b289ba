/** What other rooms, the shell and the commands may use of allocation. */
export { allocationCalculations } from './calc.ts'
export { loadDemoAllocations } from './demo.ts'
export { figureIds } from './figures.ts'
export { type AllocationInput, ageGroups, allocationInput, keyRequest } from './model.ts'
export { allocationParts } from './report.ts'
export { canonicalJson } from './rules/canonical.ts'
export { readPartyList } from './rules/party-list.ts'
export {
  allocated,
  allocationCitations,
  type Choices,
  type Computed,
  compute,
  getChoices,
} from './service.ts'
export { ageNames } from './words.ts'
