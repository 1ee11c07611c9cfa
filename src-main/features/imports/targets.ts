import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { importTargets, type imports } from '../../../src-preload/contract/imports.ts'
import { importTargetsByName } from '../../domain/imports/targets/all-targets.ts'
import type { Reading } from '../../store/contexts.ts'

/** The declarations of all lists, for whoever maps columns. */
export const targets: QueryHandlers<typeof imports, Reading>['targets'] = () =>
  importTargets.map((name) => {
    const target = importTargetsByName[name]
    return {
      target: name,
      fields: target.fields.map((field) => ({
        field: field.key,
        kind: field.kind,
        required: field.required === true,
        key: field.identifies !== undefined,
        choices: Object.keys(field.choices ?? {}),
      })),
      keys: [...target.keys],
    }
  })
