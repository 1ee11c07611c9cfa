import { defineConfig } from '@playwright/test'
import { browserFlags, findBrowser } from './test/_harness/find-browser.ts'
import type { Options } from './test/_harness/journey.ts'

const executablePath = findBrowser()

// One at a time: the journeys share two cores with the app under test and its threads.
export default defineConfig<Options>({
  testMatch: '**/*.journey.ts',
  outputDir: 'test-results/journeys',
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 20_000 },
  // Two cores under a browser, a host and its threads stall now and then. A journey that needs its second try is named as
  // flaky in the report, to be looked into; one that is broken fails twice.
  retries: 1,
  reporter: [['list']],
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    launchOptions: { args: [...browserFlags], ...(executablePath ? { executablePath } : {}) },
  },
  projects: [
    { name: 'browser', testDir: 'test/journeys' },
    // What belongs to Electron alone, and the main job once more through its window.
    {
      name: 'electron',
      testDir: 'test',
      testMatch: ['electron/**/*.journey.ts', 'journeys/main-job.journey.ts'],
      use: { host: 'electron' },
    },
  ],
})
