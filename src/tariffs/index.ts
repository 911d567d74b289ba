/** What other rooms, the shell and the commands may use of tariffs. */
export { tariffCalculations } from './calc.ts'
