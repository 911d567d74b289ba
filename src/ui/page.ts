import type { LoaderFunctionArgs } from 'react-router'

/**
 * What a page's loader and action are given; `Parameters` are the names in its address:
 * `PageArguments<'facilityId'>` for `/tilbud/:facilityId`.
 */
export type PageArguments<Parameters extends string = never> = Omit<LoaderFunctionArgs, 'params'> & {
  params: Record<Parameters, string>
}
