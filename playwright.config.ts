import { defineConfig } from '@playwright/test'
import { browserFlags, findBrowser } from './test/_harness/find-browser.ts'

const executablePath = findBrowser()

// One at a time: the journeys share two cores with the app under test and its threads.
export default defineConfig({
  testMatch: '**/*.journey.ts',
  outputDir: 'test-results',
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    launchOptions: { args: [...browserFlags], ...(executablePath ? { executablePath } : {}) },
  },
  projects: [
    { name: 'browser', testDir: 'test/journeys' },
    { name: 'electron', testDir: 'test/electron' },
  ],
})
