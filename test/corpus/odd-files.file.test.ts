import { describe, expect, test } from 'vitest'
import { refusal } from '../_harness/read-sheet.ts'
import { oddFiles } from './odd-lists.ts'

describe('the odd corpus', () => {
  test.each(oddFiles().map(({ name, bytes, outcome }) => [name, outcome, bytes] as const))(
    '%s: %s',
    async (_, outcome, bytes) => {
      expect(await refusal(bytes)).toBe(outcome)
    },
  )
})
