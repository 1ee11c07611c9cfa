import { describe, expect, it } from 'vitest'
import { speechIn } from '../../src-renderer/text/language.tsx'

const zh = speechIn('zh-CN').format
const en = speechIn('en').format

describe('money', () => {
  it('shows fen only where there are any', () => {
    expect(zh.money({ fen: 129_900 })).toBe('¥1,299')
    expect(zh.money({ fen: 129_950 })).toBe('¥1,299.50')
    expect(zh.money(null)).toBe('')
  })
  it('is 万 and 亿 in Chinese summaries, k and M in English ones', () => {
    expect(zh.shortMoney(12_500_000)).toBe('¥12.5 万')
    expect(zh.shortMoney(-12_500_000)).toBe('-¥12.5 万')
    expect(zh.ledger({ fen: -9_787_977 })).toBe('-¥97,879.77')
    expect(zh.shortMoney(32_000_000_000)).toBe('¥3.2 亿')
    expect(en.shortMoney(12_500_000)).toBe('¥125K')
  })
  it('of a budget may be open upwards', () => {
    expect(zh.budget({ fen: 50_000_000 }, { fen: 100_000_000 })).toBe('¥50 万–100 万')
    expect(zh.budget({ fen: 50_000_000 }, null)).toBe('¥50 万以上')
    expect(zh.budget({ fen: 50_000_000 }, { fen: 50_000_000 })).toBe('¥50 万')
  })
})

describe('days from today', () => {
  it.each([
    [0, '今天', 'today'],
    [1, '明天', 'tomorrow'],
    [3, '3 天后', 'in 3 days'],
    [-12, '12 天前', '12 days ago'],
  ])('%i', (days, chinese, english) => {
    expect(zh.relativeDays(days)).toBe(chinese)
    expect(en.relativeDays(days)).toBe(english)
  })
})
