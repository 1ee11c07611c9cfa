// What `import … from 'electron'` finds in main under test. A name that is not exported here fails to link, by name.
import { app } from './app.ts'
import { BrowserWindow } from './browser-window.ts'
import { dialog, nativeTheme, Notification, safeStorage, screen, shell } from './desktop-parts.ts'
import { ipcMain } from './ipc-main.ts'
import { Menu, MenuItem } from './menu.ts'
import { protocol } from './protocol.ts'
import { session } from './session.ts'
import { hearTests } from './tests-ask.ts'

export {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeTheme,
  Notification,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
}

hearTests({
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeTheme,
  Notification,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
})
