import * as v from 'valibot'
import { command, job, query } from './_kit/declare.ts'
import { count, dateOnly, id, instant, money, text } from './_words/basics.ts'
import { paperVerdict } from './_words/quote-rows.ts'
import { quoteTerms } from './_words/quote.ts'
import { heldFile } from './files.ts'

export const paperLanguages = ['zh', 'en'] as const
export type PaperLanguage = (typeof paperLanguages)[number]

const line = text(200)
const company = v.object({ name: line, address: line, footer: text(500) })

/** Longest side and size of a logo, so that it stands in the workspace and is sharp in print. */
export const logoLimits = { pixels: 1200, bytes: 400_000 } as const
const logo = v.nullable(
  v.pipe(
    v.string(),
    v.maxLength(Math.ceil((logoLimits.bytes * 4) / 3) + 40),
    v.regex(/^data:image\/(png|jpeg);base64,[\w+/=]+$/),
  ),
)

/** Who a page is from: what stands at its head and foot, in both languages, and where it is stamped. */
export const letterhead = v.object({
  zh: company,
  en: company,
  phone: v.pipe(text(60)),
  email: v.pipe(text(120)),
  taxNumber: text(40),
  /** A PNG or JPEG as a data address. */
  logo,
  /** Is there a place for the company's seal and one for the customer's? */
  seal: v.boolean(),
  customerSeal: v.boolean(),
})
export type Letterhead = v.InferOutput<typeof letterhead>

export const paperStandings = ['in-force', 'draft', 'superseded'] as const

const sheet = v.object({
  quoteId: id,
  versionId: id,
  /** With its alternative where there are several: `Q2602-3F9-16BQ1-B`. */
  number: v.string(),
  version: v.string(),
  /** Only of the version in force. */
  voucher: v.nullable(v.string()),
  standing: v.picklist(paperStandings),
  inForce: v.nullable(v.string()),
  customerName: v.string(),
  owner: v.string(),
  on: dateOnly,
  title: v.string(),
  lines: v.array(
    v.object({
      name: v.string(),
      code: v.nullable(v.string()),
      spec: v.nullable(v.string()),
      unit: v.nullable(v.string()),
      quantity: v.string(),
      price: money,
      /** `13` for 13 %. */
      taxPercent: v.string(),
      amount: money,
      net: money,
    }),
  ),
  amount: money,
  net: money,
  tax: money,
  /** 大写: how a Chinese page says the amount again. */
  amountInWords: v.string(),
  terms: quoteTerms,
  /** Names of the files that belong to it; details of costs are none of the customer's. */
  attachments: v.array(v.string()),
  letterhead,
  /** What the file carries unseen, by which it is read back. */
  stamp: v.string(),
  versionHash: v.string(),
})
export type PaperSheet = v.InferOutput<typeof sheet>

/** Pages that leave the house: letterhead, the quote as PDF and workbook, and what a page is when it comes back. */
export const papers = {
  letterhead: query({ input: v.object({}), output: letterhead, reads: ['letterhead'] }),
  saveLetterhead: command({ input: letterhead, output: v.object({ changeSetId: v.nullable(id) }) }),
  /** All that stands on the page of a version; costs and margins do not leave the house. */
  sheet: query({
    input: v.object({ versionId: id, language: v.picklist(paperLanguages) }),
    output: sheet,
    reads: ['quote', 'quote_version', 'customer', 'letterhead'],
    failures: { 'not-found': 'not-found' },
  }),
  /** Notes the fingerprint of a file that was made, so that it is known again to the byte. */
  issue: command({
    input: v.object({
      versionId: id,
      language: v.picklist(paperLanguages),
      sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
      bytes: v.pipe(count, v.minValue(1)),
    }),
    output: v.object({ id }),
    failures: { 'not-found': 'not-found' },
  }),
  /** The files made of a quote, newest first. */
  issued: query({
    input: v.object({ quoteId: id }),
    output: v.array(
      v.object({ id, version: v.string(), language: v.picklist(paperLanguages), at: instant, by: v.string(), bytes: count }),
    ),
    reads: ['quote_paper'],
  }),
  /** What a file is: reads its stamp and holds its fingerprint against those noted. */
  checkFile: job({
    input: v.object({ fileId: v.string() }),
    output: v.object({ ...paperVerdict.entries, fileName: v.string() }),
    failures: { 'file-gone': 'not-found', 'too-large': 'invalid', 'not-a-pdf': 'invalid' },
  }),
  /** The quote as a workbook whose amounts and totals are formulas. */
  workbook: job({
    input: v.object({ versionId: id, english: v.optional(v.boolean()) }),
    output: v.object({ ...heldFile.entries, lines: count }),
    failures: { 'not-found': 'not-found' },
  }),
}
