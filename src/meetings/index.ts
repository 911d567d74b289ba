export { readMinutesFile } from './minutes/read-file.ts'
