import { SheetFailure } from '../sheet-source.ts'

// BIFF5 and BIFF8 are the versions that come in OLE2 files.
const beginOfStream = 0x0809
const versions = new Set([0x0500, 0x0600])
const endOfStream = 0x000a
const encryption = 0x002f
const sheetRecord = 0x0085
const formulas = new Set([0x0006, 0x0206, 0x0406])
/** Records that hold formulas and no values: array, shared and table formulas, names, conditional formats, validations. */
const formulaOnly = new Set([0x0021, 0x0221, 0x04bc, 0x0236, 0x0018, 0x0218, 0x0023, 0x0223, 0x01b1, 0x01be])
/** A record the library passes over. */
const passedOver = 0x005e
const noFormula = 0xffff
const formulaLengthAt = 20

/**
 * Makes the bytes of a BIFF workbook stream ready for the library, in place.
 * The library stops in silence where a stream ends too early, and its rows would go missing: here that is found first.
 * It also takes every formula apart, wanted or not, and never comes back from a damaged one: they are marked as absent,
 * which leaves their cached results.
 * Fails with `encrypted`, `truncated` or `damaged`.
 */
export function prepareBiff(stream: Uint8Array): void {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
  const sheets: number[] = []
  walkSubstream(view, 0, (type, at) => {
    if (type === encryption) throw new SheetFailure('encrypted')
    if (type === sheetRecord) sheets.push(view.getUint32(at, true))
  })
  for (const offset of sheets) walkSubstream(view, offset, () => {})
  // Once more over every record in file order, for the library reads them that way and not by sheet.
  for (let at = 0; at + 4 <= view.byteLength;) {
    const type = view.getUint16(at, true)
    const length = view.getUint16(at + 2, true)
    const isShort = at + 4 + length > view.byteLength || length < formulaLengthAt + 2
    if (formulaOnly.has(type) || (formulas.has(type) && isShort)) view.setUint16(at, passedOver, true)
    else if (formulas.has(type)) view.setUint16(at + 4 + formulaLengthAt, noFormula, true)
    at += 4 + length
  }
}

/** From the BOF at `from` to its matching EOF; charts nest inside sheets. */
function walkSubstream(view: DataView, from: number, visit: (type: number, contentAt: number) => void): void {
  let depth = 0
  for (let at = from; ;) {
    if (at + 4 > view.byteLength) throw new SheetFailure('truncated', { part: 'Workbook' })
    const type = view.getUint16(at, true)
    const next = at + 4 + view.getUint16(at + 2, true)
    if (next > view.byteLength) throw new SheetFailure('truncated', { part: 'Workbook' })
    if (at === from && (type !== beginOfStream || !versions.has(view.getUint16(at + 4, true))))
      throw new SheetFailure('damaged', { part: 'Workbook' })
    if (type === beginOfStream) depth += 1
    else if (type === endOfStream) depth -= 1
    else if (depth === 1) visit(type, at + 4)
    if (depth === 0) return
    at = next
  }
}
