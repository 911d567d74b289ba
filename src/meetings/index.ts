export { readMinutesFile } from './minutes/read-file.ts'
export { saveMinutesForOperator } from './minutes/service.ts'
