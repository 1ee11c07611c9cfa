import type * as Electron from 'electron'
import { Emitter, part } from './named-absence.ts'

class IpcMain extends Emitter {}

/** `handle` and its like are left out on purpose: everything crosses on the one port. */
export const ipcMain = new IpcMain() as unknown as Pick<Electron.IpcMain, 'on' | 'once' | 'removeListener'>

export function hearFromPage(channel: string, fields: object, message: unknown): void {
  ;(ipcMain as unknown as IpcMain).emit(channel, part('IpcMainEvent', fields), message)
}
