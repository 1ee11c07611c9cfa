import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSheetFile, type OpenSheetOptions } from '../../src-main/adapters/sheets/open-sheet-file.ts'
import {
  SheetFailure,
  type MergedRange,
  type ReadOptions,
  type SheetBook,
  type SheetNotice,
  type SheetRow,
} from '../../src-main/adapters/sheets/sheet-source.ts'

/** A folder for the files of one test process; gone when it ends. */
export const scratch = mkdtempSync(join(tmpdir(), 'jingwei-sheets-'))
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))

export function scratchPath(extension: string): string {
  return join(scratch, `${randomUUID()}.${extension}`)
}

export interface ReadSheet {
  readonly name: string
  readonly hidden: boolean
  readonly rows: readonly SheetRow[]
  readonly merged: readonly MergedRange[]
}

export interface ReadBook {
  readonly format: SheetBook['format']
  readonly encoding: string | undefined
  readonly delimiter: string | undefined
  readonly sheets: readonly ReadSheet[]
  readonly notices: readonly SheetNotice[]
}

/** Everything in a file, by way of a file whose name says nothing. */
export async function readBytes(bytes: Uint8Array | string, options: OpenSheetOptions & ReadOptions = {}): Promise<ReadBook> {
  const path = scratchPath('bin')
  writeFileSync(path, bytes)
  try {
    return await readPath(path, options)
  } finally {
    rmSync(path)
  }
}

export async function readPath(path: string, options: OpenSheetOptions & ReadOptions = {}): Promise<ReadBook> {
  const book = await openSheetFile(path, options)
  try {
    const sheets: ReadSheet[] = []
    for (const { index, name, hidden } of book.sheets) {
      const rows: SheetRow[] = []
      for await (const batch of book.rows(index, options)) rows.push(...batch)
      sheets.push({ name, hidden, rows, merged: book.merged(index) })
    }
    return { format: book.format, encoding: book.encoding, delimiter: book.delimiter, sheets, notices: book.notices() }
  } finally {
    await book.close()
  }
}

/** The cells of the first sheet, rows without their numbers. */
export async function cellsOf(
  bytes: Uint8Array | string,
  options: OpenSheetOptions & ReadOptions = {},
): Promise<readonly SheetRow['cells'][]> {
  const book = await readBytes(bytes, options)
  return (book.sheets[0]?.rows ?? []).map(({ cells }) => cells)
}

/** The code a file is refused with, `read` when it is not; anything but a SheetFailure is rethrown. */
export async function refusal(bytes: Uint8Array | string, options: OpenSheetOptions & ReadOptions = {}): Promise<string> {
  try {
    await readBytes(bytes, options)
    return 'read'
  } catch (error) {
    if (error instanceof SheetFailure) return error.code
    throw error
  }
}
