import { expect, test } from 'vitest'
import { runRule } from '../../src-main/hosts/cli/rules.ts'
import { workedCases } from './worked-cases.ts'

/**
 * One section that is a single object (`funnel.migration`), asked as the command line is: the object without the named
 * output fields, which must come back. Statistics may differ in the sixth decimal.
 */
export function testWorkedSingle(rule: string, outputs: readonly string[]): void {
  const [file = '', section = ''] = rule.split('.')
  const all = workedCases(`${file}.json`) as Record<string, Record<string, unknown>> | null
  test.skipIf(!all)(`${rule}, asked without the expectation`, () => {
    const worked = all?.[section] ?? {}
    const input = Object.fromEntries(Object.entries(worked).filter(([key]) => !outputs.includes(key)))
    const expected = Object.fromEntries(outputs.map((key) => [key, worked[key]]))
    expect(runRule(rule, [input])[0]).toMatchObject(close(expected) as object)
  })
}

/** The same for outputs that stand inside: the keys are taken out wherever they are, and `answered` must come back whole. */
export function testWorkedNested(rule: string, keys: readonly string[], answered: readonly string[]): void {
  const [file = '', section = ''] = rule.split('.')
  const all = workedCases(`${file}.json`) as Record<string, Record<string, unknown>> | null
  test.skipIf(!all)(`${rule}, asked without what is inside`, () => {
    const worked = all?.[section] ?? {}
    const answer = runRule(rule, [without(worked, keys)])[0]
    expect(answer).toMatchObject(close(Object.fromEntries(answered.map((key) => [key, worked[key]]))) as object)
  })
}

function without(value: unknown, keys: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((one) => without(one, keys))
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([key]) => !keys.includes(key))
  return Object.fromEntries(kept.map(([key, one]) => [key, without(one, keys)]))
}

function close(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isInteger(value)) return expect.closeTo(value, 5) as unknown
  if (Array.isArray(value)) return value.map(close)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, close(one)]))
}
