import { pdfDrawing, pdfFile, pdfJpeg } from '../ui/pdf-file.ts'

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
  return pdfFile([
    ['<< /Type /Catalog /Pages 2 0 R >>'],
    ['<< /Type /Pages /Kids [3 0 R] /Count 1 >>'],
    [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${page.width} ${page.height}] /Resources << /XObject << /Picture 4 0 R >> >> /Contents 5 0 R >>`,
    ],
    pdfJpeg(jpeg, width, height),
    pdfDrawing(`q ${number(wide)} 0 0 ${number(high)} ${number(left)} ${number(bottom)} cm /Picture Do Q`),
  ])
}
