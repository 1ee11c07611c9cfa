import type { OpportunityRow } from '../../../src-preload/contract/pipeline.ts'
import { companyNameKey } from '../../domain/customers/company-name-key.ts'
import { foldText, keptName } from '../../domain/_base/text.ts'
import type { GridSlice, KeyMatches } from '../../grid/grid-slice.ts'
import type { Reading } from '../../store/contexts.ts'
import { escapeLike, likeWord } from '../../store/filter-sql.ts'
import { opportunityReferences, opportunitySelects, opportunityShownTexts, opportunityTexts } from './cell-texts.ts'
import { opportunityFields } from './fields.ts'
import { OpportunityRules } from './opportunity-rules.ts'
import { shownOpportunities } from './shown.ts'

/** Opportunities as the grid's machinery sees them. */
export const opportunityGrid: GridSlice<OpportunityRow> = {
  name: 'pipeline',
  table: 'opportunity',
  selects: opportunitySelects,
  references: opportunityReferences,
  texts: opportunityTexts,
  shownTexts: opportunityShownTexts,
  bookkeeping: [],
  fields: opportunityFields,
  searchFor(_r, word) {
    const pattern = `%${escapeLike(word)}%`
    return {
      sql: `${likeWord('c.name', word)} OR c.name_pinyin LIKE ? ESCAPE '\\' OR (SELECT ${likeWord('k.name', word)} OR ${likeWord('k.search', word)} FROM customer AS k WHERE k.id = c.customer_id)`,
      values: [pattern, pattern, pattern, pattern],
    }
  },
  shown: shownOpportunities,
  rules: (r, at) => new OpportunityRules(r, at),
  matchKeys,
}

/** By the opportunity's own name; by the customer's where that says nothing. */
function matchKeys({ read }: Reading, keys: readonly string[]): KeyMatches {
  const matches: KeyMatches = { found: [], missing: [], ambiguous: [] }
  for (const key of keys) {
    const name = foldText(key)
    const own = read.all<{ id: number; name: string }>(
      'SELECT id, name FROM opportunity WHERE name IN (?, ?) LIMIT 21',
      keptName(key),
      name,
    )
    const all =
      own.length > 0
        ? own
        : read.all<{ id: number; name: string }>(
            'SELECT o.id, o.name FROM customer AS k JOIN opportunity AS o ON o.customer_id = k.id WHERE k.name_key = ? LIMIT 21',
            companyNameKey(name),
          )
    const [only] = all
    if (!only) matches.missing.push(key)
    else if (all.length === 1) matches.found.push({ key, id: only.id })
    else
      matches.ambiguous.push({
        key,
        ids: all.slice(0, 20).map(({ id }) => id),
        names: all.slice(0, 20).map(({ name: own }) => own),
      })
  }
  return matches
}
