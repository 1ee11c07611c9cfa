import { expect, test } from 'vitest'
import { runRule } from '../../src-main/hosts/cli/rules.ts'
import { workedCases } from './worked-cases.ts'

type Case = Readonly<Record<string, unknown>>

/** One worked case as a test row: its name, and the case. */
export interface WorkedRow {
  readonly name: string
  readonly worked: Case
}

/**
 * One test per case of a section (`sla.due`), asked as the command line is: without the output fields, which must come
 * back. A case that lacks an output field asks nothing about it; inside an object only what the case names is compared.
 */
export function testWorkedSection(rule: string, outputs: readonly string[], prepare: (row: Case) => Case = (row) => row): void {
  const [file = '', section = ''] = rule.split('.')
  const all = workedCases(`${file}.json`) as Record<string, Case[]> | null
  const rows = (all?.[section] ?? []).map((worked, i): WorkedRow => {
    const id = worked['id']
    return { name: `${rule} ${typeof id === 'string' ? id : i}`, worked }
  })
  test.skipIf(!all)(`${rule} has cases`, () => expect(rows.length).toBeGreaterThan(0))
  test.each(rows)('$name', ({ worked }) => {
    const input = Object.fromEntries(Object.entries(prepare(worked)).filter(([key]) => !outputs.includes(key)))
    const [answer] = runRule(rule, [input])
    const expected = Object.fromEntries(outputs.filter((key) => key in worked).map((key) => [key, worked[key]]))
    expect(answer).toMatchObject(expected)
  })
}
