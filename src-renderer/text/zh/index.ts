import { alerts } from './alerts.ts'
import { changes } from './changes.ts'
import { contacts } from './contacts.ts'
import { customers } from './customers.ts'
import { exporting } from './exporting.ts'
import { failures } from './failures.ts'
import { fields, generic, units } from './general.ts'
import { gridLocale } from './grid.ts'
import { grid } from './grid-words.ts'
import { imports } from './imports.ts'
import { overview } from './overview.ts'
import { routines } from './routines.ts'
import { settings } from './settings.ts'
import { shell } from './shell.ts'
import { workspace } from './workspace.ts'

export const zh = {
  alerts,
  changes,
  contacts,
  customers,
  exporting,
  failures,
  fields,
  generic,
  grid,
  gridLocale,
  imports,
  overview,
  routines,
  settings,
  shell,
  units,
  workspace,
}

/** Every language has exactly these words. */
export type Words = typeof zh
