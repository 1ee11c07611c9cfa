import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { customColumn } from '../../../src-preload/contract/_words/custom-fields.ts'
import type { fields } from '../../../src-preload/contract/fields.ts'
import type { Reading } from '../../store/contexts.ts'
import { definedFields, tableOf } from './stored-fields.ts'

export const fieldsReads: QueryHandlers<typeof fields, Reading> = {
  list: ({ read }, { list, archived = false }) => definedFields(read, list, archived),
  usage({ read }, { list }) {
    const defined = definedFields(read, list, true)
    if (defined.length === 0) return []
    const counts = defined.map(({ field }) => `count(${customColumn(field)}) AS ${field}`)
    const row = read.get<Record<string, number>>(`SELECT ${counts.join(', ')} FROM ${tableOf(list)}`)
    return defined.map(({ field }) => ({ field, rows: row?.[field] ?? 0 }))
  },
}

export { fieldsCommands } from './commands.ts'
export {
  customCatalogue,
  customColumnsByField,
  customText,
  customTexts,
  customValuesOf,
  definedColumns,
  readCustomCell,
} from './cell.ts'
export { customExport } from './export.ts'
export { customTitle, definedFields } from './stored-fields.ts'
