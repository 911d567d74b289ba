export { readMinutesFile } from './minutes/read-file.ts'
export { packTask } from './packs/service.ts'
