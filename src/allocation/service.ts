/** Use cases of the room, one file per subject. */
export { changeAllocation, createAllocation, previewAllocation, publishAllocation } from './service/make.ts'
export { getAllocation, getChoices, listAllocations, publishedFigures, runAgain } from './service/read.ts'
