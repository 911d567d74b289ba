import { createRequire } from 'node:module'

type ECharts = typeof import('echarts/core')

let loaded: ECharts | undefined

/**
 * The chart library with the parts we draw with. It is loaded when the first chart is drawn: a third of a
 * second that the start of the program does not wait for.
 */
export function echarts(): ECharts {
  if (loaded) return loaded
  const load = createRequire(import.meta.url)
  const core: ECharts = load('echarts/core')
  const { LineChart } = load('echarts/charts')
  const { GraphicComponent, GridComponent } = load('echarts/components')
  const { SVGRenderer } = load('echarts/renderers')
  core.use([LineChart, GridComponent, GraphicComponent, SVGRenderer])
  loaded = core
  return core
}
