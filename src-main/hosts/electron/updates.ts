import { app } from 'electron'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { NativeDialogs } from './dialogs.ts'

/** Can this copy be updated? Only a packaged one, and only from an https address that it was built with. */
export function updatable(): boolean {
  if (!app.isPackaged) return false
  try {
    const addresses = readFileSync(join(process.resourcesPath, 'app-update.yml'), 'utf8').match(/^\s*url:.*$/gm) ?? []
    return addresses.length > 0 && addresses.every((line) => /^\s*url:\s*["']?https:\/\//.test(line))
  } catch {
    return false
  }
}

/** Asked for from the menu, and asking again before each step: nothing is fetched or installed behind anybody's back. */
export async function checkForUpdate(dialogs: Pick<NativeDialogs, 'ask' | 'tell' | 'explain'>): Promise<void> {
  try {
    const { default: updater } = await import('electron-updater')
    const { autoUpdater } = updater
    autoUpdater.autoDownload = false
    autoUpdater.autoInstallOnAppQuit = false
    autoUpdater.allowDowngrade = false
    const found = await autoUpdater.checkForUpdates()
    if (!found?.isUpdateAvailable) return await dialogs.tell('已经是最新版本。')
    if (!(await dialogs.ask(`有新版本 ${found.updateInfo.version}。现在下载吗？`, '下载'))) return
    await autoUpdater.downloadUpdate()
    if (await dialogs.ask('新版本已下载并校验。现在重启并安装吗？', '重启并安装')) autoUpdater.quitAndInstall()
  } catch (error) {
    dialogs.explain('检查更新失败', error)
  }
}
