export { loadDemoMinutes } from './minutes/demo.ts'
export { readMinutesFile } from './minutes/read-file.ts'
export { saveMinutesForOperator } from './minutes/service.ts'
