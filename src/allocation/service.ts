/** Use cases of the room, one file per subject. */
export { changeAllocation, createAllocation, previewAllocation, publishAllocation } from './service/make.ts'
export { allocationCitations, getAllocation, getChoices, listAllocations, runAgain } from './service/read.ts'
