import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { importTargets, type imports } from '../../../src-preload/contract/imports.ts'
import { targetWith } from '../../domain/imports/custom-target.ts'
import { sheetOrder } from '../../domain/imports/sheet-order.ts'
import { importTargetsByName } from '../../domain/imports/targets/all-targets.ts'
import type { Reading } from '../../store/contexts.ts'
import { ownFields } from './own-fields.ts'

/** The declarations of all lists, for whoever maps columns. */
export const targets: QueryHandlers<typeof imports, Reading>['targets'] = (r) =>
  importTargets.map((name, at) => {
    const target = targetWith(importTargetsByName[name], ownFields(r, { target: name }))
    return {
      target: name,
      fields: target.fields.map((field) => ({
        field: field.key,
        title: field.title ?? null,
        kind: field.kind,
        required: field.required === true && field.fillable !== true,
        key: field.identifies !== undefined,
        choices: Object.keys(field.choices ?? {}),
      })),
      keys: [...target.keys],
      order: sheetOrder(importTargets).indexOf(at),
    }
  })
