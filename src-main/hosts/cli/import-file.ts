import { copyFileSync } from 'node:fs'
import { resolve } from 'node:path'
import {
  importModes,
  importTargets,
  type ImportColumn,
  type ImportMode,
  type ImportSheet,
  type ImportTargetName,
} from '../../../src-preload/contract/imports.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import { causeInWords } from '../../features/imports/reason-words.ts'
import { missing, type Session } from './session.ts'

/**
 * The whole import as the screen does it: inspect, propose, prepare, apply. Without `--yes` it stops after the preview.
 * The last line printed is one JSON object whose counts add up to the rows below the header.
 */
export async function importFile(session: Session, [path]: readonly string[]): Promise<void> {
  const { as, yes = false, json = false, rejected, mode = 'upsert', key } = session.options
  if (!path) throw missing('用法：jingwei import FILE --as customers --workspace FILE.jw --yes')
  const wanted = importTargets.find((name) => name === as)
  if (as !== undefined && !wanted) throw missing(`还不能导入“${as}”，目前可导入：${importTargets.join('、')}`)
  if (!isMode(mode)) throw missing(`--mode 只能是 ${importModes.join('、')}`)
  await session.openWorkspace({ create: true })
  const started = performance.now()
  const file = await session.call('files.admit', { path: resolve(path) })
  const inspected = await session.call('imports.inspect', { fileId: file.fileId, ...(wanted ? { target: wanted } : {}) })
  const sheet = chosenSheet(inspected.sheets, inspected.proposed, session.options.sheet)
  const headerRows = session.options.header?.split(',').map(Number) ?? sheet.headerRows
  if (headerRows.length === 0 || headerRows.some((row) => !Number.isInteger(row) || row < 1)) throw noNameColumn()
  const { target } = sheet
  const columns = session.options.header
    ? (await session.call('imports.proposeColumns', { fileId: file.fileId, sheet: sheet.index, headerRows, target })).columns
    : sheet.columns
  const mapped = withChoices(columns, session.options.map ?? [], await fieldsOf(session, target))
  if (target === 'customers' && !mapped.some((column) => column.field === 'name')) throw noNameColumn()
  const prepared = await session.run('imports.prepare', {
    fileId: file.fileId,
    sheet: sheet.index,
    headerRows,
    columns: mapped.map(({ index, field, scale, write, blanks }) => ({ index, field, scale, write, blanks })),
    target,
    ...sheet.remembered,
    mode,
    ...(key === undefined ? {} : { keys: key.split(',') }),
    ...(session.options['create-customers'] ? { createReferences: true } : {}),
  })
  if (rejected !== undefined) {
    const made = await session.call('imports.rejectedFile', { stageId: prepared.stageId })
    copyFileSync(session.app.files.pathOf(made.fileId) as string, resolve(rejected))
  }
  const findings = yes ? await session.run('imports.apply', { stageId: prepared.stageId }) : null
  const result = {
    file: file.name,
    format: inspected.format,
    encoding: inspected.encoding,
    sheet: sheet.name,
    target,
    preset: sheet.preset,
    /** Other sheets that look like lists; each is imported by its own run with --sheet. */
    otherSheets: inspected.sheets.filter((one) => one.index !== sheet.index && one.fit > 0).map((one) => one.name),
    headerRows,
    mapping: Object.fromEntries(mapped.filter((column) => column.field !== null).map((column) => [column.header, column.field])),
    applied: findings !== null,
    importId: findings?.importId ?? null,
    ...(findings ?? prepared).counts,
    warnings: prepared.warnings,
    rejections: prepared.rejections,
    newMembers: prepared.newMembers,
    milliseconds: Math.round(performance.now() - started),
  }
  if (!json) for (const line of inWords(result)) console.log(line)
  console.log(JSON.stringify(result))
}

function isMode(mode: string): mode is ImportMode {
  return (importModes as readonly string[]).includes(mode)
}

async function fieldsOf(session: Session, target: ImportTargetName): Promise<string[]> {
  const declared = await session.call('imports.targets', {})
  return declared.find((one) => one.target === target)?.fields.map(({ field }) => field) ?? []
}

function chosenSheet(sheets: readonly ImportSheet[], proposed: number, name: string | undefined): ImportSheet {
  const sheet = name === undefined ? sheets[proposed] : sheets.find((one) => one.name === name)
  if (!sheet) throw missing(`没有名为“${name}”的工作表。有：${sheets.map((one) => one.name).join('、')}`)
  return sheet
}

/** `--map 公司名=name`: what the person says about a column outweighs the proposal. */
function withChoices(columns: readonly ImportColumn[], choices: readonly string[], fields: readonly string[]): ImportColumn[] {
  const chosen = choices.map((choice) => {
    const at = choice.lastIndexOf('=')
    const header = choice.slice(0, at)
    const field = choice.slice(at + 1)
    if (field !== '' && !fields.includes(field)) throw missing(`没有字段“${field}”。可用：${fields.join('、')}`)
    if (!columns.some((column) => column.header === header)) throw missing(`文件里没有“${header}”列。`)
    return { header, field: field === '' ? null : field }
  })
  const taken = new Set(chosen.map((choice) => choice.field))
  return columns.map((column) => {
    const choice = chosen.find((one) => one.header === column.header)
    if (choice) return { ...column, field: choice.field }
    return column.field !== null && taken.has(column.field) ? { ...column, field: null } : column
  })
}

function noNameColumn() {
  return refuse(
    'imports.prepare',
    'no-name-column',
    '没有一列像“客户名称”，无法当作客户名单导入。可以用 --map 列名=name 指定，或确认选对了文件和工作表。',
  )
}

function inWords(result: { [key: string]: unknown } & { created: unknown }): string[] {
  const { created, updated, unchanged, rejected, ambiguous, ignored, rows } = result as Record<string, number>
  return [
    `共 ${rows} 行：新建 ${created}，更新 ${updated}，无变化 ${unchanged}，待确认 ${ambiguous}，拒绝 ${rejected}，忽略（空行、合计）${ignored}`,
    ...(result['warnings'] as { cause: string; count: number }[]).map(({ cause, count }) => `  ${causeInWords(cause)}：${count}`),
  ]
}
