import { expect, test } from 'vitest'
import { PageCache, pageSize } from '../../src-renderer/grid/rows/page-cache.ts'

const row = (id: number, text: string) => ({ id, text })
const cache = () => new PageCache<{ id: number; text: string }>(({ id }) => id)

test('an answer to an earlier question does not lie over a later one', () => {
  const pages = cache()
  pages.put(0, [row(1, 'old'), row(2, 'old')], 1)
  pages.put(1, [row(2, 'new')], 3)
  pages.put(0, [row(1, 'late'), row(2, 'late'), row(3, 'late')], 2)
  expect([0, 1, 2].map((at) => pages.peek(at)?.text)).toEqual(['late', 'new', 'late'])
  pages.clear()
  pages.put(1, [row(2, 'afresh')], 1)
  expect(pages.peek(1)?.text).toBe('afresh')
  expect(pages.positionOf(2)).toBe(1)
})

test('pages long unused make room, and are taken again when they come back', () => {
  const pages = cache()
  for (let page = 0; page < 50; page++) pages.put(page * pageSize, [row(page + 1, 'there')], page + 1)
  expect(pages.peek(0)).toBeUndefined()
  expect(pages.positionOf(1)).toBeUndefined()
  pages.put(0, [row(1, 'again')], 1)
  expect(pages.peek(0)?.text).toBe('again')
})
