import { refuse } from '../../../src-preload/contract/index.ts'
import type { ChosenColumn, ImportColumn, ImportSettings, ImportTargetName } from '../../../src-preload/contract/imports.ts'
import { targetWith, type OwnField } from '../../domain/imports/custom-target.ts'
import { fieldOf } from '../../domain/imports/import-target.ts'
import { importTargetsByName } from '../../domain/imports/targets/all-targets.ts'
import type { RememberedColumn } from './mapping-memory.ts'
import type { PlannedColumn } from './stage-plan.ts'

/** The columns that are taken, as they will be read; refused where they cannot be what the person said. */
export function checkedPlan(
  name: ImportTargetName,
  columns: readonly ChosenColumn[],
  settings: ImportSettings,
  own: readonly OwnField[] = [],
): PlannedColumn[] {
  const target = targetWith(importTargetsByName[name], own)
  const planned = columns.flatMap(({ index, field, scale = 1, write = 'always', blanks = false, dateOrder }): PlannedColumn[] =>
    field === null ? [] : [{ index, field, scale, write, blanks, dateOrder }],
  )
  const fields = planned.map((column) => column.field)
  const unknown = fields.find((field) => !fieldOf(target, field))
  if (unknown !== undefined)
    throw refuse('imports.prepare', 'no-such-field', `没有“${unknown}”这个字段。请重新选择这一列导入为什么。`, { field: unknown })
  const twice = fields.find((field, at) => fields.indexOf(field) !== at)
  if (twice !== undefined)
    throw refuse('imports.prepare', 'field-twice', '有两列对应到了同一个字段。请把其中一列改成“不导入”。', { field: twice })
  const { mode, keys } = settings
  // Customers that are there already are meant by id or code as well.
  const meantOtherwise = name === 'customers' && (fields.includes('id') || fields.includes('uscc'))
  const [missing] = target.fields.filter(
    (field) => field.required && !field.fillable && !meantOtherwise && !fields.includes(field.key),
  )
  if (missing && name === 'customers')
    throw refuse(
      'imports.prepare',
      'no-name-column',
      '还没有指定哪一列是“客户名称”，也没有客户编号或统一社会信用代码，认不出是哪位客户。请在对应列的下拉框里选择其中一个。',
    )
  if (missing)
    throw refuse('imports.prepare', 'missing-column', '还缺一列必填的内容。请在对应列的下拉框里选择它。', {
      field: missing.key,
    })
  if (
    target.fields.some(({ key }) => key === 'customer') &&
    mode !== 'update' &&
    !fields.includes('customer') &&
    !fields.includes('customerCode') &&
    !fields.includes('id')
  )
    throw refuse('imports.prepare', 'missing-column', '还没有指定哪一列是所属的“客户”。请在对应列的下拉框里选择它。', {
      field: 'customer',
    })
  const wrong = keys?.find((key) => fieldOf(target, key)?.identifies === undefined || !fields.includes(key))
  if (wrong !== undefined || keys?.length === 0)
    throw refuse('imports.prepare', 'no-such-key', '识别重复所用的字段在文件里没有对应的列。请换一个字段，或为它选择一列。', {
      field: wrong ?? '',
    })
  return planned
}

export function rememberable(headers: readonly ImportColumn[], planned: readonly PlannedColumn[]): RememberedColumn[] {
  return headers.map((column) => {
    const chosen = planned.find((one) => one.index === column.index)
    if (!chosen) return { header: column.header, field: null, scale: column.scale }
    const { field, scale, write, blanks, dateOrder } = chosen
    return {
      header: column.header,
      field,
      scale,
      ...(write === 'always' ? {} : { write }),
      ...(blanks ? { blanks } : {}),
      ...(dateOrder ? { dateOrder } : {}),
    }
  })
}

export function noRows() {
  return refuse('imports.prepare', 'no-rows', '表头下面没有数据行，没有可导入的内容。请确认选对了工作表和表头所在的行。')
}
