/** What other rooms, the shell and the commands may use of allocation. */
export { allocationCalculations } from './calc.ts'
export { loadDemoAllocations } from './demo.ts'
export { allocationCitations } from './service.ts'
