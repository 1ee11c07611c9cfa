import { dataFolder } from './data-folder.ts'
import { launchElectron } from './electron-app.ts'
import type { Desk } from './journey.ts'

interface Wish {
  readonly today: string
  readonly language: string
  readonly dark: boolean
}

/** What a journey gets from the browser's desk, from the Electron host instead. */
export async function electronDesk({ today, language, dark }: Wish): Promise<{ desk: Desk; close(): Promise<void> }> {
  const folder = dataFolder()
  const app = await launchElectron({ dataDir: folder.path, env: { JINGWEI_NOW: today, HOME: folder.path } })
  const { page } = app
  page.setDefaultTimeout(20_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' })
  await page.addInitScript((chosen) => localStorage.setItem('preferences', JSON.stringify({ language: chosen })), language)
  await page.reload()
  return {
    desk: { page, complaints, app: { dataDir: folder.path, address: '', stop: () => app.close() } },
    async close() {
      await app.close()
      folder[Symbol.dispose]()
    },
  }
}
