import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { yuanTextToFen } from '../../src-main/domain/_base/money.ts'
import { normalisePhone } from '../../src-main/domain/identifiers/phone.ts'
import { rmbCapital } from '../../src-main/domain/identifiers/rmb-capital.ts'
import { checkUscc } from '../../src-main/domain/identifiers/uscc.ts'
import { workedCases } from '../_fixtures/worked-cases.ts'

const seed = Number(process.env['SEED'] ?? 20260225)
console.info(`fast-check seed ${seed}`)

const worked = workedCases('uscc.json') as {
  uscc: { input: string; valid: boolean; reason: string | null }[]
  phones: { input: string; kind: string | null; normalised: string | null }[]
  rmbCapital: { amount: string; text: string }[]
} | null

test.skipIf(!worked)('worked cases', () => {
  for (const { input, valid, reason } of worked?.uscc ?? []) expect(checkUscc(input)).toMatchObject({ valid, reason })
  for (const { input, kind, normalised } of worked?.phones ?? [])
    expect({ input, ...normalisePhone(input) }).toEqual({ input, kind, normalised })
  for (const { amount, text } of worked?.rmbCapital ?? []) expect(rmbCapital(yuanTextToFen(amount) ?? -1)).toBe(text)
})

describe('credit code', () => {
  test.each([
    ['91350100M000100Y43', null],
    ['91350100m000100y43', null],
    ['９１３５０１００M000100Y43', null],
    ['91350100-M000100Y4-3', null],
    ['91350100M000100Y44', 'checksum'],
    ['91350100M000100Y4', 'length'],
    ['9135010OM000100Y43', 'illegal_char'],
    ['9.13501E+17', 'length'],
    ['', 'length'],
    ['无', 'length'],
    ['统一社会信用代码统一社会信用代码信用', 'illegal_char'],
  ])('%s', (input, reason) => expect(checkUscc(input)).toMatchObject({ valid: reason === null, reason }))

  test('one wrong character is always found', () => {
    const alphabet = Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY')
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 17 }), fc.constantFrom(...alphabet), (at, other) => {
        const good = '91350100M000100Y43'
        const changed = good.slice(0, at) + other + good.slice(at + 1)
        expect(checkUscc(changed).valid).toBe(changed === good)
      }),
      { seed },
    )
  })
})

describe('telephone', () => {
  test.each([
    ['16047247014', 'mobile', '16047247014'],
    ['+86 138-1234-5678', 'mobile', '13812345678'],
    ['8613812345678', 'mobile', '13812345678'],
    ['013812345678', 'mobile', '13812345678'],
    ['１３８１２３４５６７８', 'mobile', '13812345678'],
    ['021-67565885', 'landline', '021-67565885'],
    ['(0755) 2654-3210', 'landline', '0755-26543210'],
    ['+86 21 6123 4567', 'landline', '021-61234567'],
    ['+86(0)755-26543210', 'landline', '0755-26543210'],
    ['0571-8888888', 'landline', '0571-8888888'],
    ['010-62345678转801', 'landline', '010-62345678-801'],
    ['0755-26543210-8001', 'landline', '0755-26543210-8001'],
    ['021-61234567 ext. 12', 'landline', '021-61234567-12'],
    ['86-10-62345678', 'landline', '010-62345678'],
    ['电话：13812345678', 'mobile', '13812345678'],
    ['400-820-8820', 'service', '400-820-8820'],
    ['800 820 8820', 'service', '800-820-8820'],
    ['400-820-8820转1', 'service', '400-820-8820-1'],
    ['10086', 'short', '10086'],
    ['120', 'short', '120'],
    ['12345678901', null, null],
    ['61234567', null, null],
    ['021-6123456', null, null],
    ['13812345678/13912345678', null, null],
    ['', null, null],
    ['无', null, null],
    ['王先生', null, null],
  ])('%s', (input, kind, normalised) => expect(normalisePhone(input)).toEqual({ kind, normalised }))

  test('what was normalised stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('0123456789-()+ 转')), maxLength: 16 }), (text) => {
        const first = normalisePhone(text)
        if (first.normalised !== null) expect(normalisePhone(first.normalised)).toEqual(first)
      }),
      { seed, numRuns: 5000 },
    )
  })
})

describe('capital amounts', () => {
  test.each([
    [5, '伍分'],
    [1005, '壹拾元零伍分'],
    [140950, '壹仟肆佰零玖元伍角整'],
    [168032, '壹仟陆佰捌拾元零叁角贰分'],
    [10000000000, '壹亿元整'],
    [10000000100, '壹亿零壹元整'],
    [100010000, '壹佰万零壹佰元整'],
    [1000000000000, '壹佰亿元整'],
    [-50, '负伍角整'],
  ])('%d', (fen, text) => expect(rmbCapital(fen)).toBe(text))
})
