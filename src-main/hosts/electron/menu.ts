import { app, Menu, type MenuItemConstructorOptions } from 'electron'

/** What the page is asked to do; it may decline, for instance while a dialog is open. */
export type AskedAction = 'open-import' | 'open-settings' | 'undo' | 'redo' | 'palette'

export interface MenuParts {
  ask(action: AskedAction): void
  openWorkspace(): void
  openDataFolder(): void
  /** Left out where this copy cannot be updated. */
  checkUpdates?: (() => void) | undefined
}

export function setMenu(parts: MenuParts): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(template(parts)))
}

function template(parts: MenuParts): MenuItemConstructorOptions[] {
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  // The page handles these keys itself, so that in a text field they undo typing; here they are only shown.
  const asked = (id: AskedAction, label: string, accelerator?: string): MenuItemConstructorOptions => ({
    id,
    label,
    ...(accelerator ? { accelerator, registerAccelerator: false } : {}),
    click: () => parts.ask(id),
  })
  const reload: MenuItemConstructorOptions[] = app.isPackaged
    ? []
    : [{ role: 'reload', label: '重新加载' }, { role: 'toggleDevTools', label: '开发者工具' }, separator]
  return [
    {
      label: '文件',
      submenu: [
        asked('open-import', '导入名单…', 'CmdOrCtrl+I'),
        { id: 'open-workspace', label: '打开工作区…', accelerator: 'CmdOrCtrl+O', click: () => parts.openWorkspace() },
        separator,
        asked('open-settings', '设置'),
        separator,
        { role: 'quit', label: '退出经纬' },
      ],
    },
    {
      label: '编辑',
      submenu: [
        asked('undo', '撤销', 'CmdOrCtrl+Z'),
        asked('redo', '重做', 'CmdOrCtrl+Shift+Z'),
        separator,
        { role: 'cut', label: '剪切' },
        { role: 'copy', label: '复制' },
        { role: 'paste', label: '粘贴' },
        { role: 'selectAll', label: '全选' },
      ],
    },
    {
      label: '视图',
      submenu: [
        asked('palette', '命令面板', 'CmdOrCtrl+K'),
        separator,
        ...reload,
        { role: 'resetZoom', label: '实际大小' },
        { role: 'zoomIn', label: '放大' },
        { role: 'zoomOut', label: '缩小' },
        separator,
        { role: 'togglefullscreen', label: '全屏' },
      ],
    },
    {
      label: '帮助',
      submenu: [
        { id: 'data-folder', label: '打开数据文件夹（日志）', click: () => parts.openDataFolder() },
        ...(parts.checkUpdates ? [{ id: 'updates', label: '检查更新…', click: parts.checkUpdates }] : []),
        { role: 'about', label: '关于经纬' },
      ],
    },
  ]
}
