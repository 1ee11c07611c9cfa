import type { PaperLanguage } from '../../../src-preload/contract/papers.ts'
import { versionText } from '../../domain/quotes/version-number.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import { numberOf } from '../quotes/index.ts'
import { versionMeant } from './sheet.ts'

/** A file went out of the app: a fact like the version it shows, so undo passes it by. */
export function issue(
  w: Writing,
  { versionId, language, sha256, bytes }: { versionId: number; language: PaperLanguage; sha256: string; bytes: number },
): { id: number } {
  const { version, quote } = versionMeant(w.read, versionId, 'issue')
  const at = w.clock.now()
  const subject = `${numberOf(quote)} ${versionText(version)}`
  const intent = { command: 'papers.issue', subject, actor: w.actor, origin: 'record', at } as const
  const done = w.gate.write(intent, (tx) =>
    tx.insert('quote_paper', { quote_id: quote.id, version_id: versionId, language, sha256, bytes, by: w.actor, at }),
  )
  return { id: done.result }
}

interface IssuedRow {
  readonly id: number
  readonly major: number
  readonly minor: number
  readonly language: PaperLanguage
  readonly at: string
  readonly by: string
  readonly bytes: number
}

export function issued({ read }: Reading, { quoteId }: { quoteId: number }) {
  return read
    .all<IssuedRow>(
      `SELECT p.id, v.major, v.minor, p.language, p.at, p."by", p.bytes FROM quote_paper AS p
       JOIN quote_version AS v ON v.id = p.version_id WHERE p.quote_id = ? ORDER BY p.id DESC LIMIT 200`,
      quoteId,
    )
    .map(({ major, minor, ...row }) => ({ ...row, version: versionText({ major, minor }) }))
}
