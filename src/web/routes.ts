import { index, type RouteConfig, route } from '@react-router/dev/routes'

/** Every page of the program by its address. */
export default [
  index('pages/front.tsx'),
  route('om', 'pages/prose.tsx', { id: 'about' }),
  route('was', 'pages/prose.tsx', { id: 'accessibility' }),
  route('hjaelp', 'pages/prose.tsx', { id: 'help' }),
  route('sprog', 'pages/language.ts'),
  route('metode', 'pages/method-list.tsx'),
  route('metode/:id', 'pages/method.tsx'),

  route('*', 'pages/not-found.ts'),
] satisfies RouteConfig
