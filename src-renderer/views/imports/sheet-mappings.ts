import type { ImportColumn, ImportSettings, ImportTargetName } from '../../../src-preload/contract/imports.ts'
import type { Output } from '../../wire/wire.ts'
import { isReady, type DeclaredTarget } from './mapping-check.ts'

export type Inspected = Output<'imports.inspect'>

/** What the person has settled about one sheet. */
export interface Mapping {
  readonly sheet: number
  readonly headerRows: readonly number[]
  readonly target: ImportTargetName
  readonly columns: readonly ImportColumn[]
  readonly settings: ImportSettings
  /** Rows under a merged cell have its value. */
  readonly fillMerged: boolean
}

/** The sheets of a file: how each is read, which go in, and which is looked at (positions). */
export interface SheetMappings {
  readonly mappings: readonly Mapping[]
  readonly taken: readonly number[]
  readonly at: number
}

/** Every visible sheet that looks like a list and can go in as it is proposed goes in; the best one is shown. */
export function initialMappings(inspected: Inspected, declared: readonly DeclaredTarget[]): SheetMappings {
  const mappings = inspected.sheets.map((sheet): Mapping => ({
    sheet: sheet.index,
    headerRows: sheet.headerRows,
    target: sheet.target,
    columns: sheet.columns,
    settings: sheet.remembered ?? {},
    fillMerged: sheet.remembered?.fillMerged ?? false,
  }))
  const lists = inspected.sheets.flatMap(({ fit, hidden }, at) => {
    const mapping = mappings[at]
    return fit > 0 && !hidden && mapping && isReady(mapping, declared) ? [at] : []
  })
  return { mappings, taken: [...new Set([inspected.proposed, ...lists])].sort((a, b) => a - b), at: inspected.proposed }
}

/**
 * Is everything about this file settled already? Each sheet that goes in has headers that were imported before, and
 * nothing stands in the way: the person need not look at the columns again.
 */
export function isKnown(inspected: Inspected, { mappings, taken }: SheetMappings, declared: readonly DeclaredTarget[]): boolean {
  return taken.every((at) => {
    const mapping = mappings[at]
    return mapping !== undefined && inspected.sheets[at]?.remembered !== null && isReady(mapping, declared)
  })
}

/** The mapping in its place; sheets with the same headers are read in the same way. */
export function withMapping(sheets: SheetMappings, inspected: Inspected, mapping: Mapping): SheetMappings {
  const printOf = (one: Mapping) => inspected.sheets.find(({ index }) => index === one.sheet)?.fingerprint ?? ''
  const print = printOf(mapping)
  const was = sheets.mappings.find((one) => one.sheet === mapping.sheet)
  const sameHeader = was?.headerRows.join() === mapping.headerRows.join()
  return {
    ...sheets,
    mappings: sheets.mappings.map((one) => {
      if (one.sheet === mapping.sheet) return mapping
      return sameHeader && print !== '' && printOf(one) === print ? like(one, mapping) : one
    }),
  }
}

function like(one: Mapping, settled: Mapping): Mapping {
  const columns = one.columns.map((column, at): ImportColumn => {
    const same = settled.columns[at]
    if (!same || same.header !== column.header) return column
    const { field, scale, write, blanks, dateOrder, by, confidence } = same
    return { ...column, field, scale, write, blanks, dateOrder, by, confidence }
  })
  return { ...one, columns, target: settled.target, settings: settled.settings, fillMerged: settled.fillMerged }
}

/** The sheets that go in, in the order in which they are written: what rows of others name comes first. */
export function inOrder({ mappings, taken }: SheetMappings, declared: readonly DeclaredTarget[]): number[] {
  const orderOf = (at: number) => declared.find(({ target }) => target === mappings[at]?.target)?.order ?? 0
  return [...taken].sort((a, b) => orderOf(a) - orderOf(b) || a - b)
}
