import { expect, test } from 'vitest'
import { emptyLine, withCell } from '../../src-renderer/views/quotes/line-text.ts'

const line = { ...emptyLine('x'), guidePrice: { fen: 12_345 } }
const price = (text: string) => withCell(line, 'price', text)?.price.fen ?? null

test.each([
  ['100', 10_000],
  ['1,234.5', 123_450],
  ['1.2万', 1_200_000],
  // 123.45 × 95 % = 117.2775.
  ['95折', 11_728],
  ['9.5折', 11_728],
  ['９５折', 11_728],
  ['95%', 11_728],
  ['-5%', 11_728],
  ['8折', 9_876],
  ['88折', 10_864],
  ['8.85折', 10_925],
  ['100%', 12_345],
  ['0折', 0],
])('a price of %s', (text, fen) => expect(price(text)).toBe(fen))

test.each(['101%', '-101%', '120折', '-5折', '%', '折', 'x%', '9.555折'])('%s is no price', (text) =>
  expect(price(text)).toBeNull(),
)

test('without a guide price there is nothing to discount', () =>
  expect(withCell({ ...line, guidePrice: null }, 'price', '95折')).toBeNull())
