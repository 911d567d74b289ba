/** Use cases of the room, one file per subject. */
export {
  allocated,
  type Computed,
  changeAllocation,
  compute,
  createAllocation,
  previewAllocation,
  publishAllocation,
} from './service/make.ts'
export {
  allocationCitations,
  type Choices,
  getAllocation,
  getChoices,
  listAllocations,
  runAgain,
} from './service/read.ts'
