export { calculations, runCalculation } from './calc.ts'
