import { index, type RouteConfig, route } from '@react-router/dev/routes'

/** Every page of the program by its address. */
export default [
  index('pages/front.tsx'),
  route('overblik', 'pages/overview.tsx'),
  route('om', 'pages/prose.tsx', { id: 'about' }),
  route('was', 'pages/prose.tsx', { id: 'accessibility' }),
  route('hjaelp', 'pages/prose.tsx', { id: 'help' }),
  route('api', 'pages/api.tsx'),
  route('sprog', 'pages/language.ts'),
  route('metode', 'pages/method-list.tsx'),
  route('metode/fejl', 'pages/error-codes.tsx'),
  route('metode/:id', 'pages/method.tsx'),

  route('tilbud', '../registry/pages/register.tsx'),
  route('tilbud/:facilityId', '../registry/pages/facility.tsx'),

  route('rapporter', '../publishing/pages/reports.tsx'),
  route('rapporter/:reportId', '../publishing/pages/edition.tsx', { id: 'latest-edition' }),
  route('rapporter/:reportId/udgave/:number', '../publishing/pages/edition.tsx', { id: 'edition' }),
  route('rapporter/:reportId/udgave/:number/aendringer', '../publishing/pages/changes.tsx'),
  route('rapporter/:reportId/udgave/:number/:file', '../publishing/pages/download.ts', { id: 'edition-file' }),
  route('rapporter/:reportId/udkast', '../publishing/pages/draft.tsx'),
  route('rapporter/:reportId/udkast/:file', '../publishing/pages/download.ts', { id: 'draft-file' }),
  route('rapporter/:reportId/rediger', '../publishing/pages/edit.tsx'),
  route('rapporter/:reportId/versioner/:section', '../publishing/pages/versions.tsx'),
  route('rapporter/:reportId/sammenlign', '../publishing/pages/compare.tsx'),
  route('rapporter/:reportId/udgiv', '../publishing/pages/publish.tsx'),

  route('log-ind', '../registry/people/pages/login.tsx'),
  route('log-ind/ekstern', '../registry/people/pages/external-login.ts'),
  route('log-ind/ekstern/svar', '../registry/people/pages/external-answer.ts'),
  route('log-ind/glemt', '../registry/people/pages/forgotten.tsx'),
  route('log-ind/ny-adgangskode', '../registry/people/pages/new-password.tsx'),
  route('log-ind/foerste-administrator', '../registry/people/pages/first-administrator.tsx'),
  route('log-ud', '../registry/people/pages/logout.tsx'),
  route('min-profil', '../registry/people/pages/profile.tsx'),
  route('administration/brugere', '../registry/people/pages/users.tsx'),
  route('administration/brugere/ny', '../registry/people/pages/new-user.tsx'),
  route('administration/brugere/:userId', '../registry/people/pages/user.tsx'),
  route('administration/stedfortraedere', '../registry/people/pages/deputies.tsx'),

  route('*', 'pages/not-found.ts'),
] satisfies RouteConfig
