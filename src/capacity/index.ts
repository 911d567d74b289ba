/** What other rooms may use of capacity. */
export { capacityReport, capacityReportId, loadCapacityReport, publishFirstEdition } from './report/kind.ts'
export { calculations, runCalculation } from './calc.ts'
export { capacityFigures } from './figures.ts'
export { loadCapacity } from './load.ts'
export type {
  CapacityFigures,
  Confirmation,
  FigureGroup,
  OfferingFigures,
  PeriodFigures,
  WatchEntry,
} from './model.ts'
export { getWatchList, listDiscrepancies, listWatched, occupancyOfPeriod, occupancyOfPeriods } from './service.ts'
export { capacityTemplate } from './template.ts'
