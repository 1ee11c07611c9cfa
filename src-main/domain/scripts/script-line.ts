import { placeholdersOf, fillText } from '../alert-rules/rule-text.ts'
import { industryMatch } from '../leads/industry-match.ts'

/** A line of the library; a condition that is null holds for all. */
export interface ScriptLine {
  readonly id: number | null
  readonly industry: string | null
  readonly needClass: string | null
  readonly source: string | null
  readonly stage: string | null
  readonly body: string
}

/** What is known of whom the line is said to, by the names that lines use. */
export type ScriptFacts = Readonly<Record<string, string | null | undefined>>

export interface FilledLine {
  readonly id: number | null
  readonly text: string
}

const known = (facts: ScriptFacts, name: string) => (facts[name] ?? '').trim()
const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase()

/**
 * How well a line fits, by what it names: class of need before stage before industry (its own before its parent's) before source;
 * null where a condition does not hold or the text needs what is not known, for a line with a hole cannot be said.
 */
function fit(line: ScriptLine, facts: ScriptFacts): number | null {
  const holds = (condition: string | null, name: string) => condition === null || same(condition, known(facts, name))
  if (!holds(line.needClass, '需求') || !holds(line.stage, '阶段') || !holds(line.source, '来源')) return null
  const match = line.industry === null ? null : industryMatch(known(facts, '行业'), [line.industry])
  if (match === '0') return null
  if (placeholdersOf(line.body).some((name) => known(facts, name) === '')) return null
  const industry = match === '1' ? 2 : match === '0.5' ? 1 : 0
  return Number(line.needClass !== null) * 32 + Number(line.stage !== null) * 16 + industry * 4 + Number(line.source !== null)
}

/**
 * Rule A2: the lines that fit, filled, best first. Equal fits keep the order of the library. An empty list where none can be said.
 */
export function fittingLines(lines: readonly ScriptLine[], facts: ScriptFacts, most: number): FilledLine[] {
  return lines
    .flatMap((line, at) => {
      const weight = fit(line, facts)
      return weight === null ? [] : [{ line, at, weight }]
    })
    .toSorted((a, b) => b.weight - a.weight || a.at - b.at)
    .slice(0, most)
    .map(({ line }) => ({ id: line.id, text: fillText(line.body, facts) }))
}
