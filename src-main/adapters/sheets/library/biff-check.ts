import { SheetFailure } from '../sheet-source.ts'

const beginOfStream = new Set([0x0809, 0x0409, 0x0209, 0x0009])
const endOfStream = 0x000a
const encryption = 0x002f
const sheetRecord = 0x0085

/**
 * Walks the records of a BIFF workbook stream without reading cells. The library that reads them stops in silence where
 * a stream ends too early, and its rows would go missing; here that is found first.
 * Fails with `encrypted`, `truncated` or `damaged`.
 */
export function checkBiff(stream: Uint8Array): void {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
  const sheets: number[] = []
  walkSubstream(view, 0, (type, at) => {
    if (type === encryption) throw new SheetFailure('encrypted')
    if (type === sheetRecord) sheets.push(view.getUint32(at, true))
  })
  for (const offset of sheets) walkSubstream(view, offset, () => {})
}

/** From the BOF at `from` to its matching EOF; charts nest inside sheets. */
function walkSubstream(view: DataView, from: number, visit: (type: number, contentAt: number) => void): void {
  let depth = 0
  for (let at = from; ;) {
    if (at + 4 > view.byteLength) throw new SheetFailure('truncated', { part: 'Workbook' })
    const type = view.getUint16(at, true)
    const next = at + 4 + view.getUint16(at + 2, true)
    if (next > view.byteLength) throw new SheetFailure('truncated', { part: 'Workbook' })
    if (at === from && !beginOfStream.has(type)) throw new SheetFailure('damaged', { part: 'Workbook' })
    if (beginOfStream.has(type)) depth += 1
    else if (type === endOfStream) depth -= 1
    else if (depth === 1) visit(type, at + 4)
    if (depth === 0) return
    at = next
  }
}
