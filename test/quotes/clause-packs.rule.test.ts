import { expect, test } from 'vitest'
import { defaultRuleSettings } from '../../src-main/domain/customers/rule-defaults.ts'
import { packName } from '../../src-main/domain/quotes/clause-packs.ts'

test('a pack has its own name, else one made of the type; nobody without a type has one', () => {
  const { clausePacks } = defaultRuleSettings.quotes
  expect(packName('医院', clausePacks)).toBe('医疗设备采购合规条款包')
  expect(packName('经销商', clausePacks)).toBe('经销商条款包')
  expect(packName('经销商', [...clausePacks, { type: '经销商', name: '渠道条款' }])).toBe('渠道条款')
  expect([packName(null, clausePacks), packName('', clausePacks)]).toEqual([null, null])
})
