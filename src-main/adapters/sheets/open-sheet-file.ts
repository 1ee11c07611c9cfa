import { FileBytes } from './file-bytes.ts'
import type { LibraryBook } from './library/library-book.ts'
import { HtmlBook } from './markup/html-book.ts'
import { MarkupBook } from './markup/markup-book.ts'
import { OdsListener } from './markup/ods-listener.ts'
import { Xml2003Listener } from './markup/xml2003-listener.ts'
import { defaultSheetLimits, type SheetLimits } from './sheet-limits.ts'
import { SheetFailure, type SheetBook } from './sheet-source.ts'
import { sniff, sniffBytes } from './sniff.ts'
import { CsvBook } from './text/csv-book.ts'
import { findEncoding } from './text/encoding.ts'
import { mainPart } from './xlsx/workbook-parts.ts'
import { XlsxBook } from './xlsx/xlsx-book.ts'
import { ZipPackage } from './zip/zip-package.ts'

export interface OpenSheetOptions {
  /** Replaces single bounds of `defaultSheetLimits`. */
  readonly limits?: Partial<SheetLimits>
  readonly signal?: AbortSignal
}

const odsContent = 'content.xml'
const pieceBytes = 64 * 1024

/**
 * Opens a spreadsheet by what its bytes are, whatever its name says. No rows are read yet, but xls, xlsb and html are
 * taken in whole, and ods and XML 2003 are gone through once for their sheets. The book may hold the file open until
 * `close`; read one sheet at a time.
 * Fails with a `SheetFailure`: `empty-file`, `not-a-spreadsheet`, `encrypted`, `mhtml`, `truncated`, `damaged`,
 * `unknown-encoding`, `unsafe-xml`, `too-large`, `cell-too-large`, `no-sheet`, `unreadable`. An aborted signal throws
 * its reason.
 */
export async function openSheetFile(path: string, options: OpenSheetOptions = {}): Promise<SheetBook> {
  const limits = { ...defaultSheetLimits, ...options.limits }
  options.signal?.throwIfAborted()
  const file = await FileBytes.open(path)
  try {
    const book = await openBook(file, limits)
    options.signal?.throwIfAborted()
    return book
  } catch (error) {
    await file.close()
    throw error
  }
}

async function openBook(file: FileBytes, limits: SheetLimits): Promise<SheetBook> {
  switch (sniff(await file.read(0, sniffBytes))) {
    case 'empty':
      // White space may fill the part looked at and still be followed by something.
      if (file.size > sniffBytes) return CsvBook.open(file, limits)
      throw new SheetFailure('empty-file')
    case 'zip':
      return openPackage(file, limits)
    case 'ole2':
      return released(file, await (await libraryBook()).openXls(file, limits))
    case 'html':
      return released(file, await HtmlBook.open(file, limits))
    case 'xml2003':
      return openMarkup(file, limits, 'xml2003')
    case 'flat-ods':
      return openMarkup(file, limits, 'ods')
    case 'text':
      return CsvBook.open(file, limits)
    case 'mhtml':
      throw new SheetFailure('mhtml')
    default:
      throw new SheetFailure('not-a-spreadsheet')
  }
}

/** The library is large and most files never need it. */
async function libraryBook(): Promise<typeof LibraryBook> {
  const library = await import('./library/library-book.ts')
  return library.LibraryBook
}

/** For books that have all they need in memory. */
async function released(file: FileBytes, book: SheetBook): Promise<SheetBook> {
  await file.close()
  return book
}

async function openPackage(file: FileBytes, limits: SheetLimits): Promise<SheetBook> {
  const zip = await ZipPackage.open(file, limits)
  if (await isOpenDocument(zip)) return openOds(file, zip, limits)
  const part = await mainPart(zip)
  if (part === undefined || /^(?:word|ppt|visio)\//i.test(part)) throw new SheetFailure('not-a-spreadsheet')
  if (part.endsWith('.bin')) return released(file, await (await libraryBook()).openXlsb(file, zip, limits))
  return XlsxBook.open(file, zip, part, limits)
}

async function isOpenDocument(zip: ZipPackage): Promise<boolean> {
  const mimetype = (await zip.part('mimetype'))?.toString('latin1') ?? ''
  if (!mimetype.startsWith('application/vnd.oasis.opendocument')) return false
  if (!mimetype.includes('.spreadsheet')) throw new SheetFailure('not-a-spreadsheet')
  const manifest = (await zip.part('META-INF/manifest.xml'))?.toString('utf8') ?? ''
  if (/<(?:\w+:)?encryption-data/.test(manifest)) throw new SheetFailure('encrypted')
  return true
}

function openOds(file: FileBytes, zip: ZipPackage, limits: SheetLimits): Promise<SheetBook> {
  const content = zip.find(odsContent)
  if (content === undefined) throw new SheetFailure('damaged', { part: odsContent })
  return MarkupBook.open(
    {
      format: 'ods',
      part: odsContent,
      open: (onProgress) => zip.inflate(content, (bytes) => onProgress(bytes / content.compressedBytes)),
      listen: (target) => new OdsListener(target),
      close: () => file.close(),
    },
    limits,
  )
}

async function openMarkup(file: FileBytes, limits: SheetLimits, format: 'xml2003' | 'ods'): Promise<SheetBook> {
  // Declared encodings are often wrong in exports; the bytes are not.
  const { encoding } = await findEncoding(file)
  async function* pieces(onProgress: (share: number) => void): AsyncGenerator<Buffer> {
    let read = 0
    for await (const piece of file.pieces(0, file.size, pieceBytes)) {
      onProgress((read += piece.length) / file.size)
      yield piece
    }
  }
  return MarkupBook.open(
    {
      format,
      part: format,
      encoding,
      open: pieces,
      listen: (target) => (format === 'ods' ? new OdsListener(target) : new Xml2003Listener(target)),
      close: () => file.close(),
    },
    limits,
  )
}
