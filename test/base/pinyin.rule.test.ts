import { expect, test } from 'vitest'
import { fullPinyin, pinyinInitials } from '../../src-main/domain/_base/pinyin.ts'

test('characters with several readings follow their neighbours', () => {
  expect(fullPinyin('重庆长安汽车')).toBe('chongqingchanganqiche')
  expect(fullPinyin('重点行业银行')).toBe('zhongdianhangyeyinhang')
  expect(fullPinyin('行政长官')).toBe('xingzhengzhangguan')
  expect(pinyinInitials('中山大学附属第一医院')).toBe('zsdxfsdyyy')
})

test('letters, digits and spaces stay in the full form; case does not matter', () => {
  expect(fullPinyin('GE医疗 2号')).toBe('geyiliao2hao')
  expect(pinyinInitials('A股公司')).toBe('aggs')
  expect(fullPinyin('')).toBe('')
  expect(fullPinyin('吕梁')).toBe('lvliang')
})
