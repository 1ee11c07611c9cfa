import { defineConfig } from 'vitest/config'

// Rule, store and wire tests run in plain Node; anything that needs a screen is a Playwright journey.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/journeys/**'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
})
