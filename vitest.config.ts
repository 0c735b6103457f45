import { defineConfig } from 'vitest/config'

const slow = { testTimeout: 60_000, hookTimeout: 300_000 }
/** Files in turn in one process: modules, the demo street, apps and connections are made once for all of them. */
const oneProcess = { fileParallelism: false, isolate: false }

/** One project a kind of test; `scripts/test.mjs` runs them all. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'geodata', isolate: false, include: ['geodata/src/**/*.test.ts'] } },
      { test: { name: 'server', include: ['server/src/**/*.test.ts'], ...slow } },
      { test: { name: 'web', include: ['web/src/**/*.test.{ts,tsx}'], css: true } },
      { test: { name: 'boundaries', isolate: false, include: ['tests/boundaries/**/*.test.ts'] } },
      {
        test: {
          name: 'properties',
          include: ['tests/properties/**/*.test.ts'],
          isolate: false,
          ...slow,
          testTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'api-embedded',
          include: ['tests/api/**/*.test.ts'],
          env: { WANGGE_TEST_DATABASE: 'embedded' },
          globalSetup: ['tests/support/global-embedded.ts'],
          ...oneProcess,
          ...slow,
        },
      },
      {
        test: {
          name: 'api-postgres',
          include: ['tests/api/**/*.test.ts'],
          env: { WANGGE_TEST_DATABASE: 'postgres' },
          globalSetup: ['tests/support/global-postgres.ts'],
          ...oneProcess,
          ...slow,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/support/global-browser.ts'],
          ...oneProcess,
          ...slow,
          testTimeout: 300_000,
          // A busy machine draws a page in its own time.
          expect: { poll: { timeout: 30_000 } },
        },
      },
    ],
  },
})
