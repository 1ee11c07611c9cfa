import type { PaperSheet } from '../../../../src-preload/contract/papers.ts'
import { speechIn, type Language } from '../../../text/language.tsx'
import { canvasMeasure, logoOf, paintPage, type PagePicture } from '../../../ui/paper/paint-page.ts'
import type { Mark } from '../../../ui/paper/page-flow.ts'
import { paperPdf } from '../../../ui/paper/paper-pdf.ts'
import { quotePaper } from './quote-paper.ts'

export interface MadePaper {
  readonly pages: readonly (PagePicture & { readonly marks: readonly Mark[] })[]
  readonly name: string
  pdf(): Uint8Array<ArrayBuffer>
}

/** Draws a version's pages in a language, whatever that of the screen is. */
export async function makePaper(paper: PaperSheet, language: Language): Promise<MadePaper> {
  const speech = speechIn(language)
  const say = speech.words.quotes.paper
  const logo = await logoOf(paper.letterhead.logo)
  const size = logo && { width: logo.naturalWidth, height: logo.naturalHeight }
  const pages = await Promise.all(
    quotePaper(paper, speech, canvasMeasure(), size).map(async (marks) => ({ ...(await paintPage(marks, logo)), marks })),
  )
  const name = `${say.fileName} ${paper.number} ${paper.version}`
  const facts = {
    title: `${say.fileName} ${paper.number} ${paper.version}`,
    subject: paper.title,
    keywords: [paper.number, paper.version, paper.voucher ?? ''].join(' ').trim(),
    stamp: paper.stamp,
  }
  return { pages, name, pdf: () => paperPdf(pages, facts) }
}
