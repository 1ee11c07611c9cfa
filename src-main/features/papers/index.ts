import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { papers } from '../../../src-preload/contract/papers.ts'
import { versionText } from '../../domain/quotes/version-number.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import { checkPaper, numberOf, type FoundPaper } from '../quotes/index.ts'
import { issue, issued } from './issue.ts'
import { letterheadOf, saveLetterhead } from './letterhead.ts'
import { sheet, versionMeant } from './sheet.ts'
import { writeWorkbook } from './workbook.ts'

export const papersReads: QueryHandlers<typeof papers, Reading> = {
  letterhead: ({ read }) => letterheadOf(read),
  sheet,
  issued,
}

export const papersCommands: CommandHandlers<typeof papers, Writing> = { saveLetterhead, issue }

/** What the jobs ask of a reader. */
export const paperSteps = {
  'papers.check': (r: Reading, found: FoundPaper) => checkPaper(r, found),
  'papers.nameOf': (r: Reading, { versionId, english = false }: { versionId: number; english?: boolean }) => {
    const { quote, version } = versionMeant(r.read, versionId, 'workbook')
    return { name: `${english ? 'Quotation' : '报价单'} ${numberOf(quote)} ${versionText(version)}` }
  },
  'papers.workbook': writeWorkbook,
}
