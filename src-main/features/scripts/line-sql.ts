import { scriptFacts, type ScriptFact, type ScriptOccasion } from '../../../src-preload/contract/scripts.ts'
import { fittingLines, type ScriptFacts, type ScriptLine } from '../../domain/scripts/script-line.ts'
import { shippedLines } from '../../domain/scripts/shipped-lines.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { provideSqlFunction } from '../../store/sql-functions.ts'

/** What a screen offers to choose from. */
const mostOffered = 3

const ownSql = `SELECT s.id, s.industry, s.need_class AS needClass, s.source, s.stage, s.body FROM script_line AS s WHERE s.occasion = ?
  ORDER BY s.id`

/** Where the facts of a slice come from: SQL over its table as `c`. */
export type FactSql = Readonly<Partial<Record<ScriptFact, string>>>

const objectOf = (facts: FactSql) =>
  `json_object(${Object.entries(facts)
    .map(([name, sql]) => `'${name}', (${sql})`)
    .join(', ')})`

provideSqlFunction('opening_line', (occasion, lines, facts) => {
  const known = JSON.parse(String(facts)) as ScriptFacts
  // An aggregate promises no order.
  const own = (JSON.parse(String(lines)) as ScriptLine[]).toSorted((a, b) => Number(a.id) - Number(b.id))
  const [best] = [...fittingLines(own, known, 1), ...fittingLines(shippedLines[occasion as ScriptOccasion], known, 1)]
  return best?.text ?? null
})

/** SQL (over a slice's table as `c`) for the best line of an occasion, filled: what a notice says. */
export function lineSql(occasion: ScriptOccasion, facts: FactSql): string {
  return `opening_line('${occasion}', (SELECT json_group_array(json_object('id', s.id, 'industry', s.industry, 'needClass', s.need_class,
    'source', s.source, 'stage', s.stage, 'body', s.body)) FROM script_line AS s WHERE s.occasion = '${occasion}'), ${objectOf(facts)})`
}

/** The lines to choose from for one row of a slice's table, best first: of the workspace, then shipped ones. */
export function openingsFor(
  read: ReadHandle,
  occasion: ScriptOccasion,
  table: 'lead' | 'opportunity',
  id: number,
  facts: FactSql,
) {
  const known = read.value<string>(`SELECT ${objectOf(facts)} FROM ${table} AS c WHERE c.id = ?`, id)
  if (known === undefined) return []
  const values = JSON.parse(known) as ScriptFacts
  const own = fittingLines(read.all<ScriptLine>(ownSql, occasion), values, mostOffered)
  return [...own, ...fittingLines(shippedLines[occasion], values, mostOffered - own.length)]
}

/** Names in a line that no slice fills. */
export function unknownFacts(names: readonly string[]): string[] {
  return names.filter((name) => !scriptFacts.some((one) => one === name))
}
