import type { ImportColumn, ImportSheet, ImportTargetName } from '../../../src-preload/contract/imports.ts'
import { idOf } from '../../domain/imports/column-mapping.ts'
import { columnLetters } from '../../domain/imports/column-letters.ts'
import { fitOf } from '../../domain/imports/guess-target.ts'
import { importTargetsByName } from '../../domain/imports/targets/all-targets.ts'
import type { HostWork } from '../../jobs/host-work.ts'
import type { Inspected, MeasuredSheet } from '../../jobs/workers/sheet-messages.ts'
import { askSheets, heldFile } from './ask-sheets.ts'
import { askOwnFields, withOwnFields } from './own-fields.ts'
import { proposalFor, rememberInspected } from './proposals.ts'
import { recalled, type EarlierMapping, type RememberedMapping } from './mapping-memory.ts'

const tables = {
  customers: 'customer',
  contacts: 'contact',
  members: 'member',
  leads: 'lead',
  opportunities: 'opportunity',
  activities: 'activity',
  products: 'product',
  prices: 'price_list_entry',
  orders: 'trade_document',
  invoices: 'trade_document',
  receipts: 'trade_document',
  contracts: 'contract',
  tickets: 'ticket',
  meetings: 'meeting',
  cocreations: 'cocreation',
  targets: 'year_target',
  trials: 'trial',
  'trial-fits': 'trial_fit',
  touches: 'touch',
  indicators: 'value_indicator',
} as const

/** What is in a file. A mapping accepted before for the same headers, or that of an earlier import, is proposed again. */
export async function inspect(
  work: HostWork,
  { fileId, target, like }: { fileId: string; target?: ImportTargetName | undefined; like?: number | undefined },
) {
  const file = heldFile(work, fileId)
  const earlier =
    like === undefined
      ? []
      : ((await work.store().step('imports.mappingOf', { importId: like }, { on: 'reader' })) as EarlierMapping[])
  const wanted = target ?? (earlier.length === 1 ? earlier[0]?.target : undefined)
  const inspected = (await askSheets(work, { t: 'inspect', path: file.path, ...(wanted ? { target: wanted } : {}) })) as Inspected
  rememberInspected(work, file.path, inspected)
  const fingerprints = inspected.sheets.map((sheet) => sheet.fingerprint)
  const remembered = (await work.store().step('imports.remembered', { fingerprints }, { on: 'reader' })) as Record<
    string,
    RememberedMapping
  >
  const sheets: ImportSheet[] = []
  for (const found of inspected.sheets) {
    const known = likeEarlier(earlier, found.name) ?? remembered[found.fingerprint]
    const sheet = await withMemory(work, file.path, found, wanted === undefined || known?.target === wanted ? known : undefined)
    sheets.push({ ...sheet, columns: withOwnFields(sheet.columns, await askOwnFields(work, sheet.target)) })
  }
  const proposed = sheets.reduce((best, sheet, at) => (sheet.fit > (sheets[best]?.fit ?? 0) ? at : best), 0)
  return {
    fileName: file.name,
    format: inspected.format,
    encoding: inspected.encoding,
    delimiter: inspected.delimiter,
    sheets,
    proposed,
  }
}

/** Of an import of several sheets the one of this name; an import of one sheet is taken up by any. */
function likeEarlier(earlier: readonly EarlierMapping[], name: string): RememberedMapping | undefined {
  const [only] = earlier
  return earlier.length === 1 ? only : earlier.find((one) => one.name === name)
}

/** A sheet with what is remembered of its headers; its columns are read for the list that was meant then. */
async function withMemory(
  work: HostWork,
  path: string,
  sheet: ImportSheet,
  known: RememberedMapping | undefined,
): Promise<ImportSheet> {
  if (!known) return { ...sheet, columns: await ownIdsOnly(work, sheet.target, sheet.columns) }
  if (sheet.headerRows.length === 0 && !isLettered(known)) return sheet
  const columns =
    known.target === sheet.target && sheet.headerRows.length > 0
      ? sheet.columns
      : (await proposalFor(work, { path, sheet: sheet.index, headerRows: sheet.headerRows, target: known.target })).columns
  const mapped = recalled(columns, known.columns)
  const fit = sheet.fit === 0 ? 0 : sheet.fit - Math.floor(sheet.fit) + fitOf(importTargetsByName[known.target], mapped)
  return { ...sheet, target: known.target, columns: mapped, fit: fit || sheet.fit, remembered: known.settings }
}

/** An import that was made of a list without a header. */
function isLettered({ columns }: RememberedMapping): boolean {
  return columns.length > 0 && columns.every(({ header }, index) => header === columnLetters(index))
}

export async function proposeColumns(
  work: HostWork,
  input: { fileId: string; sheet: number; headerRows: readonly number[]; target?: ImportTargetName | undefined },
) {
  const file = heldFile(work, input.fileId)
  const { columns, target } = await proposalFor(work, { path: file.path, ...input })
  return { columns: withOwnFields(await ownIdsOnly(work, target, columns), await askOwnFields(work, target)), target }
}

/** Rows of each sheet of a file. */
export async function measure(work: HostWork, { fileId }: { fileId: string }) {
  return (await askSheets(work, { t: 'measure', path: heldFile(work, fileId).path })) as { sheets: MeasuredSheet[] }
}

/** A column of long numbers is one of our ids only where some of them are: other systems number their records too. */
async function ownIdsOnly(work: HostWork, target: ImportTargetName, columns: readonly ImportColumn[]): Promise<ImportColumn[]> {
  const byId = columns.find((column) => column.field === 'id' && column.by !== 'remembered')
  if (!byId) return [...columns]
  const ids = byId.samples.map(idOf).filter((id) => Number.isSafeInteger(id))
  const known = (await work.store().step('imports.knownIds', { table: tables[target], ids }, { on: 'reader' })) as number[]
  if (known.length > 0) return [...columns]
  return columns.map((column) => (column === byId ? { ...column, field: null, confidence: 0, by: 'none' as const } : column))
}
