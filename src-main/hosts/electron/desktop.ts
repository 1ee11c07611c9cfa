import { app, shell } from 'electron'
import { join } from 'node:path'
import type { Application } from '../../app/application.ts'
import { nativeDialogs } from './dialogs.ts'
import { systemKeychain } from './keychain.ts'
import { setMenu } from './menu.ts'
import { notifyOfAlerts } from './notifications.ts'
import { serveRenderer } from './protocol.ts'
import { becomeSingleInstance, workspaceIn } from './single-instance.ts'
import { guardPages, refusePermissions } from './trust.ts'
import { checkForUpdate, updatable } from './updates.ts'
import { MainWindow } from './window.ts'
import { serveWire } from './wire.ts'

/** The app as a desktop program: one window, one process, the system's menu, dialogs and notifications. */
export function runDesktop(application: Application, preload: string): void {
  const { config, topics, workspace, log } = application
  // Before anything asks for it: the lock and Chromium's own files belong to the data folder, so that two of them run apart.
  app.setPath('userData', join(config.dataFolder, 'chromium'))
  app.setAppUserModelId('cn.jingwei.desktop')
  guardPages()

  const window = new MainWindow({ preload, dataFolder: config.dataFolder })
  const dialogs = nativeDialogs(() => window.current)
  const openWorkspace = (path: string) => workspace.open(path).catch((error: unknown) => dialogs.explain('无法打开工作区', error))
  const ready = app.whenReady()
  const single = becomeSingleInstance((path) => {
    void ready.then(async () => {
      window.show()
      if (path !== null) await openWorkspace(path)
    })
  })
  if (!single) return app.quit()

  app.on('window-all-closed', () => app.quit())
  app.on('activate', () => window.show())
  stopBeforeQuit(application)

  const started = ready.then(async () => {
    refusePermissions()
    application.secrets.useKeychain(systemKeychain)
    serveRenderer(config.paths.renderer)
    const { chooseFile, chooseSavePath } = dialogs
    serveWire(
      application.target({
        host: 'electron',
        dialogs: true,
        notifications: true,
        updates: updatable(),
        admitsPaths: true,
        chooseFile,
        chooseSavePath,
      }),
    )
    notifyOfAlerts(topics, () => {
      window.show()
      topics.publish('system.asked', { action: 'open-inbox' })
    })
    setMenu({
      ask: (action) => topics.publish('system.asked', { action }),
      openWorkspace: () => void chooseFile('workspace').then((path) => (path === null ? undefined : openWorkspace(path))),
      openDataFolder: () => void shell.openPath(config.dataFolder),
      checkUpdates: updatable() ? () => void checkForUpdate(dialogs) : undefined,
    })
    const named = workspaceIn(process.argv, process.cwd())
    // The window comes first: a large workspace may take a moment to open, and a failed one is explained in the page.
    window.show()
    await (named === null ? workspace.openLast() : openWorkspace(named))
  })
  started.catch((error: unknown) => {
    const traceId = log.surprise('start', error instanceof Error ? (error.stack ?? error.message) : String(error))
    dialogs.explain('经纬无法启动', `程序内部出错，您的数据没有丢失。请把编号 ${traceId} 告诉支持人员。`)
    app.exit(1)
  })
  // Once running, a surprise is logged and the rest goes on; Electron's own way is a dialog with the stack.
  void started.then(() => process.on('uncaughtException', (error) => log.surprise('main', error.stack ?? error.message)))
}

/** Electron would end the process at once; the store must be closed first. */
function stopBeforeQuit(application: Application): void {
  let stopped = false
  app.on('will-quit', (event) => {
    if (stopped) return
    event.preventDefault()
    void application
      .stop()
      .catch((error: unknown) => application.log.surprise('stop', String(error)))
      .finally(() => {
        stopped = true
        app.quit()
      })
  })
}
