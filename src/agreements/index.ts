export { loadAgreements } from './load.ts'
