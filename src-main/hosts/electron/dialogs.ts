import { dialog, type BrowserWindow, type OpenDialogOptions } from 'electron'
import { CallFailed } from '../../../src-preload/contract/_kit/failure.ts'

const questions: Readonly<Record<'import' | 'workspace', OpenDialogOptions>> = {
  import: {
    title: '选择要导入的名单',
    properties: ['openFile'],
    filters: [
      { name: 'Excel 或 CSV', extensions: ['xlsx', 'xlsm', 'xls', 'xlsb', 'csv', 'tsv', 'txt', 'ods'] },
      { name: '所有文件', extensions: ['*'] },
    ],
  },
  workspace: { title: '打开工作区', properties: ['openFile'], filters: [{ name: '经纬工作区', extensions: ['jw'] }] },
}

/** The system's own dialogs, over the window where there is one. */
export function nativeDialogs(window: () => BrowserWindow | null) {
  return {
    chooseFile: async (purpose: 'import' | 'workspace'): Promise<string | null> => {
      const over = window()
      const { canceled, filePaths } = over
        ? await dialog.showOpenDialog(over, questions[purpose])
        : await dialog.showOpenDialog(questions[purpose])
      return canceled ? null : (filePaths[0] ?? null)
    },
    chooseSavePath: async (proposedName: string): Promise<string | null> => {
      const over = window()
      const question = { title: '保存', defaultPath: proposedName }
      const { canceled, filePath } = over ? await dialog.showSaveDialog(over, question) : await dialog.showSaveDialog(question)
      return canceled || filePath === '' ? null : filePath
    },
    /** Says in the failure's own words why something that main was asked to do did not work. */
    explain: (title: string, error: unknown): void =>
      dialog.showErrorBox(title, error instanceof CallFailed ? error.failure.message : String(error)),
    ask: async (message: string, yes: string): Promise<boolean> => {
      const { response } = await dialog.showMessageBox({
        message,
        buttons: [yes, '取消'],
        defaultId: 0,
        cancelId: 1,
        noLink: true,
      })
      return response === 0
    },
    tell: async (message: string): Promise<void> => void (await dialog.showMessageBox({ message, buttons: ['知道了'] })),
  }
}

export type NativeDialogs = ReturnType<typeof nativeDialogs>
