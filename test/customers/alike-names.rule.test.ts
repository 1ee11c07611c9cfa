import { expect, test } from 'vitest'
import { AlikeNames } from '../../src-main/domain/customers/alike-names.ts'

const indexOf = (...names: string[]) => {
  const index = new AlikeNames()
  names.forEach((name, at) => index.add(at + 1, name))
  return index
}
const found = (name: string, ...names: string[]) => indexOf(...names).find(name, 0)[0]?.reason ?? null

test.each([
  ['杭州海慷电子有限公司', '杭州海康电子有限公司', 'pinyin'],
  ['上海瑞康医疗器械有限公司', '上海瑞康医僚器械有限公司', 'pinyin'],
  ['北京中科创达软件股份有限公司', '北京中科创大软件股份有限公司', 'pinyin'],
  ['广州市白云区人民医院', '广州市白云人民医院', 'typo'],
  ['华信科技有限公司', '华信科技股份有限公司', 'form'],
  ['华信科技有限公司', '华信科技有限公司上海分公司', 'branch'],
  ['华信科技有限公司', '华信科技（有限）公司', 'close'],
  ['深圳华大基因科技有限公司', '深圳华大基因科技服务有限公司', 'typo'],
])('%s is nearly %s: %s', (one, other, reason) => {
  expect(found(one, other)).toBe(reason)
})

test.each([
  ['宁波第一中学', '宁波第二中学'],
  ['客户12号设备有限公司', '客户13号设备有限公司'],
  ['杭州电子科技有限公司', '温州电子科技有限公司'],
  ['百胜', '百事'],
  ['华信科技有限公司', '华兴商贸有限公司'],
])('%s is not %s', (one, other) => {
  expect(found(one, other)).toBeNull()
})

test('it does not cost the square: ten thousand look among fifty thousand in seconds', () => {
  const index = new AlikeNames()
  const heads = Array.from('瑞康海华信中达宏远恒盛金泰德润嘉美安佳诚博')
  const tails = ['科技', '医疗器械', '电子', '机械设备', '商贸', '建材', '生物', '信息技术']
  const places = ['杭州', '上海', '宁波', '温州', '广州', '深圳', '北京', '成都', '武汉', '西安']
  const name = (n: number) =>
    `${places[n % 10]}${heads[Math.floor(n / 10) % 22]}${heads[Math.floor(n / 220) % 22]}${heads[Math.floor(n / 4840) % 22]}${tails[n % 8]}有限公司`
  for (let n = 0; n < 50_000; n++) index.add(n + 1, name(n))
  const started = performance.now()
  let hits = 0
  for (let n = 0; n < 10_000; n++) if (index.find(name(n * 3), -1)[0]?.at === n * 3 + 1) hits++
  const taken = performance.now() - started
  expect(hits).toBeGreaterThan(9_900)
  // 50,000 × 10,000 comparisons of letters would take many minutes.
  expect(taken).toBeLessThan(60_000)
  console.info(`${Math.round((taken / 10_000) * 1000)} µs a query`)
})
