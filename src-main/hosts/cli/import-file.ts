import { copyFileSync } from 'node:fs'
import { join, parse, resolve } from 'node:path'
import type { AnswerOf } from '../../../src-preload/contract/_kit/declare.ts'
import type { HeldFile } from '../../../src-preload/contract/files.ts'
import {
  importModes,
  importTargets,
  type ImportColumn,
  type ImportFindings,
  type ImportMode,
  type ImportSheet,
  type ImportTargetName,
} from '../../../src-preload/contract/imports.ts'
import { refuse, type Contract } from '../../../src-preload/contract/index.ts'
import { safeName } from '../../adapters/system/held-files.ts'
import { sheetOrder } from '../../domain/imports/sheet-order.ts'
import { causeInWords } from '../../features/imports/reason-words.ts'
import { chosenSheets } from './chosen-sheets.ts'
import { missing, type Session } from './session.ts'

/**
 * The whole import as the screen does it: inspect, propose, prepare, apply. Without `--yes` it stops after the preview.
 * The last line printed is one JSON object whose counts add up to the rows below the header; of several sheets (one change
 * set, customers before what names them) the sums stand outside and each sheet's own in `sheets`.
 */
export async function importFile(session: Session, [path]: readonly string[]): Promise<void> {
  const { as, json = false } = session.options
  if (!path) throw missing('用法：jingwei import FILE --as customers --workspace FILE.jw --yes')
  const wanted = importTargets.find((name) => name === as)
  if (as !== undefined && !wanted) throw missing(`还不能导入“${as}”，目前可导入：${importTargets.join('、')}`)
  modeOf(session.options.mode)
  const { rejected } = session.options
  if (rejected !== undefined) rejectedFormat(rejected)
  await session.openWorkspace({ create: true })
  const file = await session.call('files.admit', { path: resolve(path) })
  const inspected = await session.call('imports.inspect', { fileId: file.fileId, ...(wanted ? { target: wanted } : {}) })
  const sheets = chosenSheets(inspected.sheets, inspected.proposed, session.options.sheet)
  const results: SheetResult[] = []
  const started = performance.now()
  for (const at of sheetOrder(sheets.map(({ target }) => target))) {
    const after = results.map(({ stageId }) => stageId)
    results.push(await prepareSheet(session, file, inspected, sheets[at] as ImportSheet, sheets, after))
  }
  const last = results.at(-1)
  const findings =
    session.options.yes && last ? (last.findings ?? (await session.run('imports.apply', { stageId: last.stageId }))) : null
  if (findings) results.splice(0, results.length, ...results.map((result, at) => applied(result, findings, at, started)))
  for (const result of results) if (!json) for (const line of inWords(result, sheets.length > 1)) console.log(line)
  const [only] = results
  console.log(JSON.stringify(results.length === 1 ? shown(only as SheetResult) : summed(results)))
}

type Inspected = AnswerOf<Contract, 'imports.inspect'>
type SheetResult = Awaited<ReturnType<typeof prepareSheet>>

/** What became of a sheet once all were written. */
function applied(result: SheetResult, findings: ImportFindings, at: number, started: number): SheetResult {
  return {
    ...result,
    ...(findings.sheets[at]?.counts ?? findings.counts),
    applied: true,
    importId: findings.importId,
    ...(findings.sheets.length === 0 ? { milliseconds: Math.round(performance.now() - started) } : {}),
  }
}

function shown({ stageId: _, findings: __, ...result }: SheetResult) {
  return result
}

async function prepareSheet(
  session: Session,
  file: HeldFile,
  inspected: Inspected,
  sheet: ImportSheet,
  all: readonly ImportSheet[],
  after: readonly string[],
) {
  const { rejected, mode, key } = session.options
  const started = performance.now()
  const headerRows = headerSaid(session.options.header) ?? sheet.headerRows
  // What a re-run of such a list remembers is as good as being told.
  if (headerRows.length === 0 && session.options.header === undefined && sheet.columns.length === 0) throw noHeader()
  const { target, columns } = await proposed(session, file, sheet, headerRows)
  const mapped = withChoices(columns, session.options.map ?? [], await fieldsOf(session, target), all)
  if (target === 'customers' && !mapped.some((column) => column.field === 'name')) throw noNameColumn()
  const asked = {
    fileId: file.fileId,
    sheet: sheet.index,
    sheetName: sheet.name,
    headerRows,
    columns: mapped.map(({ index, field, scale, write, blanks, dateOrder }) => ({
      index,
      field,
      scale,
      write,
      blanks,
      dateOrder,
    })),
    target,
    ...sheet.remembered,
    ...(session.options['fill-merged'] ? { fillMerged: true } : {}),
    mode: modeOf(mode),
    ...(key === undefined ? {} : { keys: key.split(',') }),
    ...(session.options['create-customers'] ? { createReferences: true } : {}),
  }
  // Who has said yes and wants nothing of the preview need not wait for it.
  const direct = session.options.yes === true && all.length === 1 && rejected === undefined
  const done = direct ? await session.run('imports.direct', asked) : null
  const prepared =
    done?.staged ?? (await session.run('imports.prepare', { ...asked, ...(after.length === 0 ? {} : { after: [...after] }) }))
  if (rejected !== undefined) {
    const { english = false } = session.options
    const format = rejectedFormat(rejected)
    const made = await session.call('imports.rejectedFile', { stageId: prepared.stageId, english, format })
    copyFileSync(session.app.files.pathOf(made.fileId) as string, rejectedPath(resolve(rejected), sheet, all))
  }
  return {
    stageId: prepared.stageId,
    findings: done?.findings ?? null,
    file: file.name,
    format: inspected.format,
    encoding: inspected.encoding,
    sheet: sheet.name,
    target,
    preset: sheet.preset,
    /** Other sheets that look like lists, for --sheet. */
    otherSheets: inspected.sheets.filter((one) => !all.includes(one) && one.fit > 0).map((one) => one.name),
    headerRows,
    mapping: Object.fromEntries(mapped.filter((column) => column.field !== null).map((column) => [column.header, column.field])),
    applied: false,
    importId: null as number | null,
    ...prepared.counts,
    warnings: prepared.warnings,
    rejections: prepared.rejections,
    newMembers: prepared.newMembers,
    milliseconds: Math.round(performance.now() - started),
  }
}

/** The list and its columns as inspected, or anew for the header that was said; one without a header was not guessed before. */
async function proposed(session: Session, { fileId }: HeldFile, sheet: ImportSheet, headerRows: number[]) {
  if (session.options.header === undefined) return { target: sheet.target, columns: sheet.columns }
  const guessed = headerRows.length === 0 && session.options.as === undefined
  const meant = guessed ? {} : { target: sheet.target }
  return session.call('imports.proposeColumns', { fileId, sheet: sheet.index, headerRows, ...meant })
}

/** `--header 3,4`: rows; `--header none`: the list has no header. */
function headerSaid(header: string | undefined): number[] | undefined {
  if (header === undefined) return undefined
  if (header === 'none') return []
  const rows = header.split(',').map(Number)
  if (rows.some((row) => !Number.isInteger(row) || row < 1))
    throw missing('--header 写表头所在的行，例如 3 或 3,4；没有表头写 none')
  return rows
}

function modeOf(mode = 'upsert'): ImportMode {
  const known = importModes.find((one) => one === mode)
  if (!known) throw missing(`--mode 只能是 ${importModes.join('、')}`)
  return known
}

async function fieldsOf(session: Session, target: ImportTargetName): Promise<string[]> {
  const declared = await session.call('imports.targets', {})
  return declared.find((one) => one.target === target)?.fields.map(({ field }) => field) ?? []
}

/** By the name of the file; what opens as something else than its name says is no use to anybody. */
function rejectedFormat(path: string): 'xlsx' | 'csv' {
  const format = (['xlsx', 'csv'] as const).find((one) => path.toLowerCase().endsWith(`.${one}`))
  if (!format) throw missing('--rejected 的文件名要以 .xlsx 或 .csv 结尾')
  return format
}

/** Rejected rows of several sheets have different columns: a file each. */
function rejectedPath(path: string, sheet: ImportSheet, all: readonly ImportSheet[]): string {
  if (all.length === 1) return path
  const { dir, name, ext } = parse(path)
  return join(dir, `${name}-${safeName(sheet.name)}${ext}`)
}

function summed(results: readonly SheetResult[]) {
  const sum = (pick: (result: SheetResult) => number) => results.reduce((total, result) => total + pick(result), 0)
  const [first] = results
  return {
    file: first?.file ?? '',
    format: first?.format ?? '',
    encoding: first?.encoding ?? null,
    applied: results.every(({ applied }) => applied),
    rows: sum(({ rows }) => rows),
    created: sum(({ created }) => created),
    updated: sum(({ updated }) => updated),
    unchanged: sum(({ unchanged }) => unchanged),
    rejected: sum(({ rejected }) => rejected),
    ambiguous: sum(({ ambiguous }) => ambiguous),
    ignored: sum(({ ignored }) => ignored),
    milliseconds: sum(({ milliseconds }) => milliseconds),
    importId: first?.importId ?? null,
    sheets: results.map(shown),
  }
}

/** `--map 公司名=name`: what the person says about a column outweighs the proposal. */
function withChoices(
  columns: readonly ImportColumn[],
  choices: readonly string[],
  fields: readonly string[],
  all: readonly ImportSheet[],
): ImportColumn[] {
  const chosen = choices.map((choice) => {
    const at = choice.lastIndexOf('=')
    const header = choice.slice(0, at)
    const field = choice.slice(at + 1)
    if (field !== '' && !fields.includes(field)) throw missing(`没有字段“${field}”。可用：${fields.join('、')}`)
    // Of several sheets, one of them has it.
    if (![...columns, ...all.flatMap((sheet) => sheet.columns)].some((column) => column.header === header))
      throw missing(`文件里没有“${header}”列。`)
    return { header, field: field === '' ? null : field }
  })
  const here = chosen.filter((choice) => columns.some((column) => column.header === choice.header))
  const taken = new Set(here.map((choice) => choice.field))
  return columns.map((column) => {
    const choice = here.find((one) => one.header === column.header)
    if (choice) return { ...column, field: choice.field }
    return column.field !== null && taken.has(column.field) ? { ...column, field: null } : column
  })
}

function noHeader() {
  return refuse(
    'imports.prepare',
    'no-name-column',
    '没有认出表头。表头在哪一行用 --header 行号 指定；没有表头（第一行就是数据）用 --header none，各列叫 A、B、C…，可以用 --map A=name 指定。',
  )
}

function noNameColumn() {
  return refuse(
    'imports.prepare',
    'no-name-column',
    '没有一列像“客户名称”，无法当作客户名单导入。可以用 --map 列名=name 指定，或确认选对了文件和工作表。',
  )
}

function inWords(result: SheetResult, named: boolean): string[] {
  const { created, updated, unchanged, rejected, ambiguous, ignored, rows } = result
  return [
    `${named ? `${result.sheet}：` : ''}共 ${rows} 行：新建 ${created}，更新 ${updated}，无变化 ${unchanged}，待确认 ${ambiguous}，拒绝 ${rejected}，忽略（空行、合计）${ignored}`,
    ...result.warnings.map(({ cause, count }) => `  ${causeInWords(cause)}：${count}`),
  ]
}
