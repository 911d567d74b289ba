/** What other rooms, the shell and the commands may use of tariffs. */
export { tariffCalculations } from './calc.ts'
export { loadOverhead } from './overhead/load.ts'
export { loadDemoScenarios } from './scenarios/demo.ts'
