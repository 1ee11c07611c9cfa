import { describe, expect, it } from 'vitest'
import { matchCommand } from '../../src-renderer/app/match-command.ts'

const titles = ['打开沉默客户', 'Open silent customers']
const pinyin = 'dakaichenmokehu dkcmkh'

describe('a command answers', () => {
  it.each([['沉默'], ['打开'], ['cmkh'], ['dkcm'], ['chenmo'], ['da kai'], ['silent'], ['OPEN']])('to %s', (typed) => {
    expect(matchCommand(typed, titles, pinyin)).toBeGreaterThan(0)
  })
  it.each([['提醒'], ['xyz'], ['沉沉']])('not to %s', (typed) => {
    expect(matchCommand(typed, titles, pinyin)).toBe(0)
  })
  it('best to the whole of its initials', () => {
    const longer = matchCommand('dkxs', ['打开销售度量'], 'dakaixiaoshouduliang dkxsdl')
    expect(matchCommand('dkxs', ['打开线索'], 'dakaixiansuo dkxs')).toBeGreaterThan(longer)
  })
  it('better to its beginning than to its middle', () => {
    expect(matchCommand('dk', titles, pinyin)).toBeGreaterThan(matchCommand('kh', titles, pinyin))
  })
})
