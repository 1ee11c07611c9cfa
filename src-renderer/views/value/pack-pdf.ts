import type { Speech } from '../../text/language.tsx'
import { canvasMeasure, logoOf, paintPage } from '../../ui/paper/paint-page.ts'
import { paperPdf } from '../../ui/paper/paper-pdf.ts'
import { packPages, type PackPaper } from './pack-paper.ts'

/** The review pack as a file, drawn as quotes are: pictures with the same words unseen beneath. */
export async function packPdf(paper: PackPaper, speech: Speech): Promise<Blob> {
  const logo = await logoOf(paper.letterhead.logo)
  const size = logo && { width: logo.naturalWidth, height: logo.naturalHeight }
  const marks = packPages(paper, speech, canvasMeasure(), size)
  const pages = await Promise.all(marks.map(async (one) => ({ ...(await paintPage(one, logo)), marks: one })))
  const { customer, quarter } = paper.data
  const pdf = paperPdf(pages, {
    title: speech.words.value.pack.preparedFor(customer.name),
    subject: speech.words.value.quarter(quarter),
    keywords: [customer.tier ?? '', quarter].join(' ').trim(),
    stamp: null,
  })
  return new Blob([pdf], { type: 'application/pdf' })
}
