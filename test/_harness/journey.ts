import { writeFileSync } from 'node:fs'
import { test as base } from '@playwright/test'
import type { Browser, Page } from '@playwright/test'
import { launchBrowser, removeFolder, startApp } from './app-page.ts'
import type { RunningApp } from './app-page.ts'
import { electronDesk } from './electron-desk.ts'

/** Days are counted from here in every journey, so that what is due or silent does not depend on the day it runs. */
export const today = '2026-02-25'

export interface Desk {
  readonly page: Page
  readonly app: RunningApp
  /** What the browser complained about: errors of the page and refusals of the content security policy. */
  readonly complaints: string[]
}

export interface Options {
  language: 'zh-CN' | 'en'
  dark: boolean
  /** Where the same journey runs: the loopback host's page in a browser, or the Electron host's window. */
  host: 'browser' | 'electron'
}

/** A fresh data folder, the built app serving it, and a page that has opened it. */
export const test = base.extend<Options & { desk: Desk }, { chromium: Browser }>({
  language: ['zh-CN', { option: true }],
  dark: [false, { option: true }],
  host: ['browser', { option: true }],
  chromium: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const browser = await launchBrowser()
      await use(browser)
      await browser.close()
    },
    { scope: 'worker' },
  ],
  desk: async ({ chromium, language, dark, host }, use, info) => {
    if (host === 'electron') {
      const { desk, close } = await electronDesk({ today, language, dark })
      await use(desk)
      if (info.status !== info.expectedStatus) await desk.page.screenshot({ path: info.outputPath('at-the-end.png') })
      return close()
    }
    const app = await startApp({ today })
    const context = await chromium.newContext({
      viewport: { width: 1280, height: 800 },
      colorScheme: dark ? 'dark' : 'light',
      locale: language,
      acceptDownloads: true,
    })
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    await page.addInitScript((chosen) => localStorage.setItem('preferences', JSON.stringify({ language: chosen })), language)
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('/wire')) complaints.push(message.text())
    })
    await page.goto(app.address)
    await use({ page, app, complaints })
    if (info.status !== info.expectedStatus) await page.screenshot({ path: info.outputPath('at-the-end.png') })
    await context.close()
    await app.stop()
    await removeFolder(app.dataDir)
  },
})

export { expect } from '@playwright/test'

/** Another window of its own, for what happens after a restart. */
export async function launchPage(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(address)
  return page
}

/** Drops a file on the first page or the import page by way of its chooser. On the disk, since Electron takes it from there. */
export async function chooseFile(page: Page, name: string, content: Buffer): Promise<void> {
  const path = base.info().outputPath(name)
  writeFileSync(path, content)
  await page.locator('input[type=file]').first().setInputFiles(path)
}

/** From the chosen file to the findings, taking every proposal. */
export async function importAsProposed(page: Page, name: string, content: Buffer): Promise<void> {
  await chooseFile(page, name, content)
  await page.locator('.mapping-table').waitFor()
  await page.keyboard.press('Enter')
  await page.locator('.check-tabs').waitFor()
  await page.keyboard.press('Enter')
  await page.locator('.tier-bar:visible').first().waitFor()
}

export const gridRow = (page: Page, index: number) => page.locator(`.view-layer:not([hidden]) .ag-row[row-index="${index}"]`)

/** A cell of the grid in front; pinned columns live in another row element of the same index. */
export const gridCell = (page: Page, index: number, field: string) => gridRow(page, index).locator(`.ag-cell[col-id="${field}"]`)
