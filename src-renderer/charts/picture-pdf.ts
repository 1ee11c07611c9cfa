const encoder = new TextEncoder()

/** A4 lying down, in points, and the margin a printer keeps anyway. */
const page = { width: 842, height: 595, margin: 28 }

/**
 * One JPEG as a PDF of one A4 page, as large as fits and in the middle. `width` and `height` are the picture's pixels. The
 * picture carries all words, so that no font has to be embedded and Chinese looks everywhere as on screen.
 */
export function picturePdf(jpeg: Uint8Array, width: number, height: number): Uint8Array<ArrayBuffer> {
  const scale = Math.min((page.width - 2 * page.margin) / width, (page.height - 2 * page.margin) / height)
  const [wide, high] = [width * scale, height * scale]
  const [left, bottom] = [(page.width - wide) / 2, (page.height - high) / 2]
  const number = (value: number) => value.toFixed(2)
  const drawing = `q ${number(wide)} 0 0 ${number(high)} ${number(left)} ${number(bottom)} cm /Picture Do Q`
  const objects: (readonly (string | Uint8Array)[])[] = [
    ['<< /Type /Catalog /Pages 2 0 R >>'],
    ['<< /Type /Pages /Kids [3 0 R] /Count 1 >>'],
    [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${page.width} ${page.height}] /Resources << /XObject << /Picture 4 0 R >> >> /Contents 5 0 R >>`,
    ],
    [
      `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>\nstream\n`,
      jpeg,
      '\nendstream',
    ],
    [`<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`],
  ]
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
  add(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`)
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
