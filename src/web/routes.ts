import { index, type RouteConfig } from '@react-router/dev/routes'

/** Every page of the program by its address. */
export default [index('pages/front.tsx')] satisfies RouteConfig
