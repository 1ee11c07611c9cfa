import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { companyNameKey, legalForm } from '../../src-main/domain/customers/company-name-key.ts'
import { sameCustomer, type CustomerIdentity } from '../../src-main/domain/customers/same-customer.ts'

const seed = Number(process.env['SEED'] ?? 20260225)
console.info(`fast-check seed ${seed}`)

describe('name key', () => {
  test.each([
    ['西安创想博电子股份有限公司', '西安创想博电子'],
    ['西安创想博电子有限责任公司', '西安创想博电子'],
    ['　 沈阳立信合自动化设备股份有限公司　', '沈阳立信合自动化设备'],
    ['启航(中国)中信息技术有限责任公司', '启航中信息技术'],
    ['启航（中国）中信息技术有限公司', '启航中信息技术'],
    ['石家康达金电子股份有限公司（已更名）', '石家康达金电子'],
    ['仁和恒五金机电有限责任公司（总部）', '仁和恒五金机电'],
    ['无锡医学检验所（原XX公司）', '无锡医学检验所'],
    ['华 信·集团股份有限公司', '华信'],
    ['华信集团', '华信'],
    ['华信有限公司上海分公司', '华信上海分公司'],
    ['华信（上海分公司）', '华信上海分公司'],
    ['积分行业科技有限公司', '积分行业科技'],
    ['南京市第一人民医院', '南京市第一人民医院'],
    ['Ａcme Co., Ltd.', 'acme'],
    ['Acme Corporation', 'acme'],
    ['Zinc', 'zinc'],
    ['有限公司', '有限公司'],
    ['（中国）', '中国'],
    ['***', '***'],
    ['公司', '公司'],
  ])('%s', (name, key) => expect(companyNameKey(name)).toBe(key))

  test('never empty for a visible name, and stable', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('华信上海()（）中国有限责任公司集团股份. aB*')), maxLength: 14 }),
        (name) => {
          if (name.trim() !== '') expect(companyNameKey(name)).not.toBe('')
          expect(companyNameKey(` ${name} `)).toBe(companyNameKey(name))
        },
      ),
      { seed, numRuns: 2000 },
    )
  })

  test('legal forms', () => {
    expect(legalForm('甲有限责任公司')).toBe(legalForm('甲有限公司'))
    expect(legalForm('甲股份有限公司')).toBe('股份')
    expect(legalForm('甲集团有限公司')).toBe('集团有限')
    expect(legalForm('甲集团')).toBe('集团')
    expect(legalForm('甲投资中心（有限合伙）')).toBe('合伙')
    expect(legalForm('甲有限公司北京分公司')).toBe('分支')
    expect(legalForm('甲医院')).toBe(null)
  })
})

type Candidate = CustomerIdentity & { id: number }
const who = (name: string, over: Partial<Candidate> = {}): Candidate => ({
  id: 1,
  name,
  nameKey: companyNameKey(name),
  validUscc: null,
  phone: null,
  city: null,
  contactName: null,
  ...over,
})
const codeA = '91350100M000100Y43'
const codeB = '91310115MA1H00004A'

describe('the same customer', () => {
  test('an equal code with the same name, whatever else differs', () => {
    const decision = sameCustomer(who('甲乙有限责任公司', { validUscc: codeA, phone: '1' }), [
      who('甲乙（中国）有限公司', { validUscc: codeA, phone: '2' }),
    ])
    expect(decision).toEqual({ kind: 'match', id: 1 })
  })
  test('an equal code with another name or form is for a person', () => {
    const doubt = { kind: 'ambiguous', ids: [1], reason: 'same-code-other-name' }
    expect(sameCustomer(who('甲乙有限公司', { validUscc: codeA }), [who('丙丁有限公司', { validUscc: codeA })])).toEqual(doubt)
    expect(sameCustomer(who('甲乙有限公司', { validUscc: codeA }), [who('甲乙股份有限公司', { validUscc: codeA })])).toEqual(
      doubt,
    )
  })
  test('different valid codes are never the same, even under one name', () => {
    const other = who('甲乙有限公司', { validUscc: codeB, phone: '1' })
    expect(sameCustomer(who('甲乙有限公司', { validUscc: codeA, phone: '1' }), [other])).toEqual({ kind: 'none' })
  })
  test('an equal full name when no code contradicts', () => {
    expect(sameCustomer(who(' 甲乙有限公司', { validUscc: codeA }), [who('甲乙有限公司')])).toEqual({ kind: 'match', id: 1 })
    expect(sameCustomer(who('甲 乙（上海）'), [who('甲 乙(上海)')])).toEqual({ kind: 'match', id: 1 })
  })
  test('an equal key needs the same form and one more field', () => {
    const there = who('甲乙有限责任公司', { phone: '13812345678', city: '广州市', contactName: '王伟' })
    expect(sameCustomer(who('甲乙有限公司', { phone: '13812345678' }), [there])).toEqual({ kind: 'match', id: 1 })
    expect(sameCustomer(who('甲乙', { phone: '13812345678' }), [there])).toEqual({ kind: 'match', id: 1 })
    expect(sameCustomer(who('甲乙有限公司', { contactName: '王伟', city: '广州市' }), [there])).toEqual({ kind: 'match', id: 1 })
    const similar = { kind: 'ambiguous', ids: [1], reason: 'similar-name' }
    expect(sameCustomer(who('甲乙有限公司', { contactName: '王伟', city: '深圳市' }), [there])).toEqual(similar)
    expect(sameCustomer(who('甲乙有限公司'), [there])).toEqual(similar)
    expect(sameCustomer(who('甲乙股份有限公司', { phone: '13812345678' }), [there])).toEqual(similar)
    expect(sameCustomer(who('甲乙集团有限公司', { phone: '13812345678' }), [there])).toEqual(similar)
  })
  test('sister companies in two cities and branches stay apart', () => {
    const shanghai = who('甲乙（上海）有限公司', { phone: '1' })
    expect(sameCustomer(who('甲乙（北京）有限公司', { phone: '1' }), [shanghai])).toMatchObject({ kind: 'ambiguous' })
    expect(sameCustomer(who('甲乙有限公司', { phone: '1' }), [shanghai])).toEqual({ kind: 'match', id: 1 })
    expect(sameCustomer(who('甲乙有限公司上海分公司', { phone: '1' }), [who('甲乙有限公司', { phone: '1' })])).toEqual({
      kind: 'none',
    })
  })
  test('several, and what outweighs what', () => {
    const name = '甲乙有限公司'
    expect(sameCustomer(who(name), [who(name), who(name, { id: 2 })])).toEqual({
      kind: 'ambiguous',
      ids: [1, 2],
      reason: 'several',
    })
    expect(sameCustomer(who(name, { phone: '1' }), [who(name, { phone: '9' }), who(name, { id: 2, phone: '1' })])).toEqual({
      kind: 'match',
      id: 2,
    })
    expect(sameCustomer(who(name, { validUscc: codeA }), [who(name), who(name, { id: 2, validUscc: codeA })])).toEqual({
      kind: 'match',
      id: 2,
    })
    expect(sameCustomer(who(name), [])).toEqual({ kind: 'none' })
  })
})
