/** What other rooms, the shell and the commands may use of tariffs. */
export { tariffCalculations } from './calc.ts'
export { tariffAnnex } from './cycle/annex-report.ts'
export { loadDemoTariffs } from './cycle/demo.ts'
export { loadTariffs } from './cycle/load.ts'
export { recomputeTariffs, takeInSheets } from './cycle/service.ts'
export { tariffTemplateId } from './cycle/template.ts'
export { loadOverhead } from './overhead/load.ts'
export { loadDemoScenarios } from './scenarios/demo.ts'
