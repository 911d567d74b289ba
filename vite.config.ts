import { join, relative, sep } from 'node:path'
import { reactRouter } from '@react-router/dev/vite'
import { defineConfig, type Plugin } from 'vite'

const source = `${import.meta.dirname}${sep}src${sep}`

/**
 * On the server the pages import the rooms as they stand in src/: Node runs TypeScript directly, and
 * main.ts, the command line and the pages then share one instance of every module. Only pages and
 * components (.tsx) and what the browser bundle needs are built.
 */
function roomsStayOutside(): Plugin {
  return {
    name: 'rooms-stay-outside',
    apply: 'build',
    enforce: 'pre',
    async resolveId(id, importer, options) {
      if (!importer || this.environment.name !== 'ssr') return null
      const found = await this.resolve(id, importer, { ...options, skipSelf: true })
      if (!found?.id.startsWith(source) || !found.id.endsWith('.ts')) return null
      const path = relative(source, found.id).split(sep).join('/')
      return path === 'web/routes.ts' ? null : { id: `#${path}`, external: true }
    },
  }
}

export default defineConfig({
  plugins: [roomsStayOutside(), reactRouter()],
  build: { target: 'es2022', assetsInlineLimit: 0 },
  // The design system exports only its script; its style sheet and fonts are reached by their files.
  resolve: { alias: { 'dkfds/dist': join(import.meta.dirname, 'node_modules/dkfds/dist') } },
})
