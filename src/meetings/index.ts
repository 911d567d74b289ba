export { packTask } from './packs/service.ts'
