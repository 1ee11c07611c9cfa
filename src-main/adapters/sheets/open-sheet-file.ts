import { FileBytes } from './file-bytes.ts'
import { defaultSheetLimits, type SheetLimits } from './sheet-limits.ts'
import { SheetFailure, type SheetBook } from './sheet-source.ts'
import { sniff, sniffBytes } from './sniff.ts'
import { CsvBook } from './text/csv-book.ts'
import { mainPart } from './xlsx/workbook-parts.ts'
import { XlsxBook } from './xlsx/xlsx-book.ts'
import { ZipPackage } from './zip/zip-package.ts'

export interface OpenSheetOptions {
  /** Replaces single bounds of `defaultSheetLimits`. */
  readonly limits?: Partial<SheetLimits>
  readonly signal?: AbortSignal
}

/**
 * Opens a spreadsheet by what its bytes are, whatever its name says. Reads no rows yet (xls, xlsb, ods, html and
 * XML 2003 are read whole, as their formats ask). The book holds the file open until `close`; read one sheet at a time.
 * Fails with a `SheetFailure`: `empty-file`, `not-a-spreadsheet`, `encrypted`, `mhtml`, `truncated`, `damaged`,
 * `unknown-encoding`, `unsafe-xml`, `too-large`, `no-sheet`, `unreadable`. An aborted signal throws its reason.
 */
export async function openSheetFile(path: string, options: OpenSheetOptions = {}): Promise<SheetBook> {
  const limits = { ...defaultSheetLimits, ...options.limits }
  options.signal?.throwIfAborted()
  const file = await FileBytes.open(path)
  try {
    return await openBook(file, limits)
  } catch (error) {
    await file.close()
    throw error
  }
}

async function openBook(file: FileBytes, limits: SheetLimits): Promise<SheetBook> {
  const kind = sniff(await file.read(0, sniffBytes))
  if (kind === 'zip') return openPackage(file, limits)
  if (kind === 'empty') throw new SheetFailure('empty-file')
  if (kind === 'mhtml') throw new SheetFailure('mhtml')
  if (kind === 'text') return CsvBook.open(file, limits)
  throw new SheetFailure('not-a-spreadsheet')
}

async function openPackage(file: FileBytes, limits: SheetLimits): Promise<SheetBook> {
  const zip = await ZipPackage.open(file, limits)
  const part = await mainPart(zip)
  if (part === undefined) throw new SheetFailure('not-a-spreadsheet')
  return XlsxBook.open(file, zip, part, limits)
}
