const encoder = new TextEncoder()

/** What an object of a PDF is made of, in order: text of ASCII letters, or bytes. */
export type PdfObject = readonly (string | Uint8Array)[]

/**
 * The bytes of a PDF: numbered objects (the first is the catalogue, number 1), the table that says where each begins, and
 * what `trailer` adds (`/Info 7 0 R`). The same objects give the same bytes.
 */
export function pdfFile(objects: readonly PdfObject[], trailer = ''): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = []
  let length = 0
  const add = (part: string | Uint8Array) => {
    const bytes = typeof part === 'string' ? encoder.encode(part) : part
    parts.push(bytes)
    length += bytes.length
  }
  add('%PDF-1.4\n')
  const offsets = objects.map((body, index) => {
    const at = length
    add(`${index + 1} 0 obj\n`)
    body.forEach(add)
    add('\nendobj\n')
    return at
  })
  const table = length
  add(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`)
  for (const at of offsets) add(`${String(at).padStart(10, '0')} 00000 n \n`)
  const more = trailer === '' ? '' : ` ${trailer}`
  add(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${more} >>\nstartxref\n${table}\n%%EOF\n`)
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** A picture as an object of a PDF; `width` and `height` in pixels. */
export const pdfJpeg = (jpeg: Uint8Array, width: number, height: number): PdfObject => [
  `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>\nstream\n`,
  jpeg,
  '\nendstream',
]

/** What is drawn, as an object of a PDF. */
export const pdfDrawing = (drawing: string): PdfObject => [`<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`]
