import { expect, test } from 'vitest'
import { scriptOccasions, scriptFacts } from '../../src-preload/contract/scripts.ts'
import { placeholdersOf } from '../../src-main/domain/alert-rules/rule-text.ts'
import { fittingLines, type ScriptLine } from '../../src-main/domain/scripts/script-line.ts'
import { shippedLines } from '../../src-main/domain/scripts/shipped-lines.ts'

const line = (id: number, body: string, more: Partial<ScriptLine> = {}): ScriptLine => ({
  id,
  industry: null,
  needClass: null,
  source: null,
  stage: null,
  body,
  ...more,
})
const facts = {
  联系人: '周工',
  单位: '上海中山医院',
  行业: '医疗/三甲医院',
  需求: '检测',
  来源: '转介绍',
  销售: '李娜',
  阶段: '报价谈判',
}
const best = (lines: ScriptLine[], more: object = {}) => fittingLines(lines, { ...facts, ...more }, 1)[0]?.id ?? null

test('what names more of the lead goes first: need, stage, industry, its parent, source; else the order of the library', () => {
  const all = [
    line(1, '通用'),
    line(2, '来源', { source: '转介绍' }),
    line(3, '上级行业', { industry: '医疗' }),
    line(4, '行业', { industry: '医疗/三甲医院' }),
    line(5, '阶段', { stage: '报价谈判' }),
    line(6, '需求', { needClass: '检测' }),
    line(7, '也是通用'),
  ]
  expect(fittingLines(all, facts, 9).map(({ id }) => id)).toEqual([6, 5, 4, 3, 2, 1, 7])
  expect(fittingLines(all, facts, 3)).toHaveLength(3)
  // Two conditions of which the weaker decides.
  expect(best([line(1, '甲', { needClass: '检测' }), line(2, '乙', { needClass: '检测', source: '转介绍' })])).toBe(2)
  expect(best([line(1, '甲', { industry: '医疗/三甲医院' }), line(2, '乙', { industry: '医疗', source: '转介绍' })])).toBe(1)
})

test('a condition that does not hold, or is about what nobody knows, rules a line out', () => {
  expect(best([line(1, '甲', { industry: '制造业' })])).toBe(null)
  expect(best([line(1, '甲', { industry: '医疗' })], { 行业: null })).toBe(null)
  expect(best([line(1, '甲', { source: '转介绍' })], { 来源: undefined })).toBe(null)
  // Written otherwise is the same: spaces, the wide slash, letters.
  expect(best([line(1, '甲', { industry: '医疗 ／ 三甲医院' })])).toBe(1)
  expect(best([line(1, '甲', { needClass: ' poc ' })], { 需求: 'POC' })).toBe(1)
  // Only the direct parent counts, as in the score of a rep.
  expect(best([line(1, '甲', { industry: '医疗' })], { 行业: '医疗/三甲医院/放射科' })).toBe(null)
})

test('a line is said whole or not at all', () => {
  const lines = [line(1, '{联系人}您好，我是{销售}'), line(2, '您好，我是{销售}')]
  expect(fittingLines(lines, facts, 1)).toEqual([{ id: 1, text: '周工您好，我是李娜' }])
  expect(fittingLines(lines, { ...facts, 联系人: '  ' }, 1)).toEqual([{ id: 2, text: '您好，我是李娜' }])
  expect(fittingLines(lines, {}, 1)).toEqual([])
  expect(best([line(1, '{不认识}')])).toBe(null)
  // What is filled in is text, never a pattern.
  expect(fittingLines([line(1, '{联系人}好')], { 联系人: '$& {销售}' }, 1)[0]?.text).toBe('$& {销售}好')
})

test('every shipped line can be said, and each occasion has one that needs only a name', () => {
  for (const occasion of scriptOccasions) {
    const lines = shippedLines[occasion]
    for (const { body } of lines)
      expect(scriptFacts, body).toEqual(expect.arrayContaining(placeholdersOf(body) as (typeof scriptFacts)[number][]))
    expect(fittingLines(lines, { 单位: '上海中山医院' }, 1)[0]?.text).toContain('上海中山医院')
    expect(new Set(lines.map(({ body }) => body)).size).toBe(lines.length)
  }
})
