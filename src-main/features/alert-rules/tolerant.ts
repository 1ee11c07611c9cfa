import { BadFilter } from '../../store/filter-sql.ts'
import type { Reading } from '../../store/contexts.ts'
import type { StoredRule } from './stored-rules.ts'

/**
 * A rule whose filter names a field that is gone must not keep the others from being judged. It is left out, and the list of
 * rules says so, because its filter is compiled there too.
 */
export function tolerant(_: Reading, __: StoredRule, work: () => void): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof BadFilter)) throw error
  }
}
