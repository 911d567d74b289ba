/** Use cases of business cases (forretningsplaner), one file per subject. */
export {
  changeBusinessCase,
  createBusinessCase,
  previewBusinessCase,
  publishBusinessCase,
} from './service/make.ts'
export { businessCaseCitations, getBusinessCase, listBusinessCases } from './service/read.ts'
