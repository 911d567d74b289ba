import { defineConfig } from 'vitest/config'

const databaseTests = 'src/**/*.db.test.ts'
const architecture = 'src/architecture.test.ts'

// Files named *.db.test.ts run twice: on the embedded database and on a real PostgreSQL server.
export default defineConfig({
  test: {
    // What hangs ends; a slow machine still passes.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    // By itself vitest leaves one processor free for whoever watches: of two that is half.
    maxWorkers: '100%',
    // A process per file compiles the program and the embedded database a hundred times over: a third of the time of the
    // database tests. Each file has a database of its own, and no test changes what another file reads.
    isolate: false,
    allowOnly: process.env.CI === undefined,
    projects: [
      { extends: true, test: { name: 'architecture', include: [architecture] } },
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'bench/**/*.test.ts'],
          exclude: [databaseTests, architecture],
        },
      },
      {
        extends: true,
        test: {
          name: 'pglite',
          include: [databaseTests],
          globalSetup: 'src/testing/pglite.setup.ts',
          setupFiles: 'src/testing/schemas.setup.ts',
          provide: { postgresUrl: '' },
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: [databaseTests],
          globalSetup: 'src/testing/postgres.setup.ts',
          setupFiles: 'src/testing/schemas.setup.ts',
          provide: { embeddedTemplate: '' },
        },
      },
    ],
  },
})
