import { readHeader } from './header-text.ts'
import { importTargetsByName } from './targets/all-targets.ts'

const targets = Object.values(importTargetsByName)

/**
 * How much a text looks like a column's header of this trade, in any list: 1 a sure synonym, 0 unknown. The vocabulary
 * of `findHeader`.
 */
export function headerWord(text: string): number {
  if (text.length > 40) return 0
  const header = readHeader(text)
  let best = 0
  for (const { vocabulary } of targets) {
    if (vocabulary.isLeftOut(header.leaf)) best = Math.max(best, 0.5)
    else best = Math.max(best, vocabulary.guess(header)[0]?.confidence ?? 0)
    if (best === 1) return 1
  }
  return best
}
