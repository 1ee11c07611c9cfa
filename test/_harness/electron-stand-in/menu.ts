import type * as Electron from 'electron'
import { Emitter, part } from './named-absence.ts'
import { refuse } from './refusal.ts'

/** A menu entry that a test can click; what a role does is Electron's and not stood in for. */
export class MenuItem implements Pick<Electron.MenuItem, 'id' | 'label' | 'enabled'> {
  readonly id: string
  readonly label: string
  readonly enabled: boolean
  readonly role: Electron.MenuItemConstructorOptions['role']
  readonly submenu: Menu | undefined
  readonly #click: Electron.MenuItemConstructorOptions['click']

  constructor(options: Electron.MenuItemConstructorOptions) {
    this.id = options.id ?? ''
    this.label = options.label ?? ''
    this.enabled = options.enabled ?? true
    this.role = options.role
    this.#click = options.click
    if (Array.isArray(options.submenu)) this.submenu = Menu.buildFromTemplate(options.submenu)
  }

  click(): void {
    if (!this.#click) refuse(`"${this.label}" has no click of its own`)
    this.#click(this as unknown as Electron.MenuItem, undefined, part('KeyboardEvent', {}))
  }
}

let current: Menu | null = null

export class Menu extends Emitter {
  readonly items: MenuItem[]

  private constructor(items: MenuItem[]) {
    super()
    this.items = items
  }

  static buildFromTemplate(template: Electron.MenuItemConstructorOptions[]): Menu {
    return new Menu(template.map((options) => new MenuItem(options)))
  }
  static setApplicationMenu(menu: Menu | null): void {
    current = menu
  }
  static getApplicationMenu(): Menu | null {
    return current
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (found) return found
    }
    return null
  }
}
