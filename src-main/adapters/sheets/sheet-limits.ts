/**
 * Bounds on what a file may ask of us. They are far above what people make by hand and below what hurts the machine;
 * a file beyond one is refused with `too-large` or `cell-too-large`, never read in part without saying so.
 */
export interface SheetLimits {
  /** Entries of a zip package. */
  readonly entries: number
  /** Bytes all parts of one package may inflate to, counted while inflating (a package can lie about its sizes). */
  readonly inflatedBytes: number
  /** Inflated bytes per compressed byte, looked at only after `ratioFloorBytes` have come out. */
  readonly inflateRatio: number
  readonly ratioFloorBytes: number
  /** Inflated bytes of one small part (workbook, relations, styles). */
  readonly partBytes: number
  readonly rows: number
  readonly columns: number
  /** Blank cells laid out to reach cells far to the right, over one whole sheet. */
  readonly paddingCells: number
  /** Bytes one cell, row tag or shared string may take in the file. */
  readonly cellBytes: number
  /** Characters (UTF-16 units) of one cell; longer text is cut with the notice `text-cut`. */
  readonly textLength: number
  readonly sharedStrings: number
  readonly sharedStringBytes: number
  /** Size of files that are read whole because their format cannot be streamed (xls, xlsb, ods, html, xml). */
  readonly wholeBytes: number
}

export const defaultSheetLimits: SheetLimits = {
  entries: 20_000,
  inflatedBytes: 4 * 1024 ** 3,
  inflateRatio: 400,
  ratioFloorBytes: 64 * 1024 ** 2,
  partBytes: 64 * 1024 ** 2,
  rows: 1_048_576,
  columns: 16_384,
  paddingCells: 100_000_000,
  cellBytes: 4 * 1024 ** 2,
  textLength: 32_767,
  sharedStrings: 16_000_000,
  sharedStringBytes: 1024 ** 3,
  wholeBytes: 256 * 1024 ** 2,
}
