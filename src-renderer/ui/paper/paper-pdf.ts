import { pdfDrawing, pdfFile, pdfJpeg, type PdfObject } from '../pdf-file.ts'
import { a4, type Mark } from './page-flow.ts'

/** A page as it is seen and as it is read. */
export interface PaperPage {
  readonly jpeg: Uint8Array
  readonly width: number
  readonly height: number
  readonly marks: readonly Mark[]
}

export interface PaperFacts {
  readonly title: string
  readonly subject: string
  readonly keywords: string
  /** What the checker reads back, word for word; null where nothing is checked. */
  readonly stamp: string | null
}

/**
 * Pages as a PDF: each is a picture, so that Chinese looks everywhere as it was drawn, and under the picture the same words
 * unseen, so that they can be searched and copied. The same pages and facts give the same bytes.
 */
export function paperPdf(pages: readonly PaperPage[], facts: PaperFacts): Uint8Array<ArrayBuffer> {
  const fixed = 7
  const pageAt = (index: number) => fixed + index * 3
  const kids = pages.map((_, index) => `${pageAt(index)} 0 R`).join(' ')
  const objects: PdfObject[] = [
    ['<< /Type /Catalog /Pages 2 0 R /ViewerPreferences << /DisplayDocTitle true >> >>'],
    [`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`],
    // Codes are the characters themselves; the table below says so, and nothing of the font is ever drawn.
    ['<< /Type /Font /Subtype /Type0 /BaseFont /Words /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>'],
    [
      '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Words /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /CIDToGIDMap /Identity /FontDescriptor 5 0 R >>',
    ],
    [
      '<< /Type /FontDescriptor /FontName /Words /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>',
    ],
    pdfDrawing(unicodeTable()),
    ...pages.flatMap((page, index): PdfObject[] => [
      [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${a4.width} ${a4.height}] /Resources << /XObject << /Picture ${pageAt(index) + 1} 0 R >> /Font << /Words 3 0 R >> >> /Contents ${pageAt(index) + 2} 0 R >>`,
      ],
      pdfJpeg(page.jpeg, page.width, page.height),
      pdfDrawing(drawingOf(page)),
    ]),
    [
      `<< /Title ${textString(facts.title)} /Subject ${textString(facts.subject)} /Keywords ${textString(facts.keywords)} /Creator (Jingwei)${stampEntry(facts.stamp)} >>`,
    ],
  ]
  return pdfFile(objects, `/Info ${objects.length} 0 R`)
}

const stampEntry = (stamp: string | null): string =>
  stamp === null ? '' : ` /JingweiPaper (${stamp.replace(/[\\()]/g, (char) => `\\${char}`)})`

function drawingOf({ marks }: PaperPage): string {
  const texts = marks.flatMap((mark) => (mark.kind === 'text' ? [unseen(mark)] : []))
  return `q ${a4.width} 0 0 ${a4.height} 0 0 cm /Picture Do Q\nBT 3 Tr\n${texts.join('\n')}\nET`
}

/** A text where it is seen: stretched to the width it has in the picture. */
function unseen({ text, x, y, width, size }: Extract<Mark, { kind: 'text' }>): string {
  const stretch = (width / (text.length * size)) * 100
  return `/Words ${size} Tf ${stretch.toFixed(3)} Tz 1 0 0 1 ${x.toFixed(2)} ${(a4.height - y).toFixed(2)} Tm <${hex(text)}> Tj`
}

const hex = (text: string): string =>
  Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, '0')).join('')

const textString = (text: string): string => `<feff${hex(text)}>`

/** Every code means the character of that number. Ranges may not cross the first byte, and a hundred stand in a block. */
function unicodeTable(): string {
  const byte = (value: number) => value.toString(16).padStart(2, '0')
  const ranges = Array.from({ length: 256 }, (_, high) => `<${byte(high)}00> <${byte(high)}ff> <${byte(high)}00>`)
  const blocks = [ranges.slice(0, 100), ranges.slice(100, 200), ranges.slice(200)]
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Words def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks.map((block) => `${block.length} beginbfrange\n${block.join('\n')}\nendbfrange`).join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`
}
