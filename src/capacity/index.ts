/** What other rooms, the shell and the commands may use of capacity. */
export { capacityCalculations } from './calc.ts'
export { capacityFigures } from './figures.ts'
export { loadCapacity } from './load.ts'
export { capacityReport, capacityReportId, loadCapacityReport, publishFirstEdition } from './report/kind.ts'
export { capacityTemplate } from './template.ts'
