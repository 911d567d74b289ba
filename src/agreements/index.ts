export { loadAgreements } from './load.ts'
export { listNewNotes } from './service/read.ts'
