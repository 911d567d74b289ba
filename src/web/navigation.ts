import type { da } from './texts.da.ts'

type Viewer = { user: unknown; mayReport: boolean; mayAdminister: boolean } | undefined

/** The menu by task: what is not allowed for the viewer is not shown. Pages under `within` belong to the entry too. */
export function navigationFor(viewer: Viewer): { href: string; key: keyof typeof da; within?: string[] }[] {
  return [
    { href: viewer?.user ? '/overblik' : '/', key: 'nav.overview' },
    ...(viewer?.user ? [{ href: '/opgaver', key: 'nav.tasks' } as const] : []),
    ...(viewer?.mayReport ? [{ href: '/indberetning', key: 'nav.reporting' } as const] : []),
    { href: '/tilbud', key: 'nav.facilities' },
    { href: '/moeder', key: 'nav.meetings', within: ['/sager', '/opfoelgning', '/fora', '/aftaler'] },
    { href: '/takster', key: 'nav.tariffs' },
    { href: '/rapporter', key: 'nav.reports' },
    ...(viewer?.mayAdminister ? [{ href: '/administration', key: 'nav.administration' } as const] : []),
  ]
}
