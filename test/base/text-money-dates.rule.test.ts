import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dateInZone, dayNumber, daysBetween, fromDayNumber, isDate } from '../../src-main/domain/_base/dates.ts'
import { decimalTextToInteger, fenToText, parseDecimal, scaleFen, yuanTextToFen } from '../../src-main/domain/_base/money.ts'
import { foldText, isBlankText, keptName, keptText, namesAnyWidth } from '../../src-main/domain/_base/text.ts'

const seed = Number(process.env['SEED'] ?? 20260225)
console.info(`fast-check seed ${seed}`)

describe('text', () => {
  test('what people write is kept as they wrote it', () => {
    expect(keptText(' 客户要求，尽快回复！\r\n（张总）\u200b ')).toBe('客户要求，尽快回复！\n（张总）')
    expect(keptText('')).toBe('')
    expect(keptName('　ＣＴ－２０ 试用（第１批）\n二期，急 ')).toBe('CT－20 试用（第1批） 二期，急')
    // Radicals out of a PDF are the characters they look like; a trade sign stays.
    expect(keptName('⽅⾦（中国）™')).toBe('方金（中国）™')
  })
  test('a name is asked for in every width it may have', () => {
    expect(namesAnyWidth('上海一院')).toEqual(['上海一院'])
    expect(namesAnyWidth('甲（乙）').toSorted()).toEqual(['甲(乙)', '甲(乙）', '甲（乙)', '甲（乙）'].toSorted())
    expect(namesAnyWidth('①号')).toEqual(['①号', '1号'])
    // Too many signs to mix: as given, all narrow, all wide.
    expect(namesAnyWidth('a-b-c-d-e（f)').toSorted()).toEqual(['a-b-c-d-e（f)', 'a-b-c-d-e(f)', 'a－b－c－d－e（f）'].toSorted())
  })
  test('whatever the width, one of the writings asked for is the one kept', () => {
    const sign = fc.constantFrom('(', '（', ')', '）', '中', '国', 'a', '1', '&', '＆', '·')
    fc.assert(
      fc.property(fc.array(sign, { minLength: 1, maxLength: 5 }), (signs) => {
        const kept = keptName(signs.join(''))
        const asked = keptName(signs.map((one) => (one === '(' ? '（' : one === '）' ? ')' : one)).join(''))
        const few = (foldText(kept).match(/[()&]/g)?.length ?? 0) <= 4
        return !few || namesAnyWidth(asked).includes(kept)
      }),
      { seed },
    )
  })
  test('folds width, invisible marks and white space', () => {
    expect(foldText('　Ａｂｃ\u200b  （中国）\n公司 ')).toBe('Abc (中国) 公司')
    expect(foldText('上海 一院')).toBe('上海 一院')
    expect(foldText(' a')).toBe('a')
    expect(foldText('a  b')).toBe('a b')
    expect(foldText('')).toBe('')
    expect(foldText('⽅⾦')).toBe('方金')
  })
  test('blank', () => {
    expect([null, undefined, '', ' ', '　', '\ufeff', '\u00a0\n'].every(isBlankText)).toBe(true)
    expect(['a', '公', '０', '-', '😀'].some(isBlankText)).toBe(false)
  })
  test('folding twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (s) => foldText(foldText(s)) === foldText(s)),
      { seed },
    )
  })
})

describe('money', () => {
  test('half up away from zero, exact where binary fractions fail', () => {
    expect(yuanTextToFen('1.005')).toBe(101)
    expect(yuanTextToFen('-1.005')).toBe(-101)
    expect(yuanTextToFen('8864546.550000001')).toBe(886454655)
    expect(yuanTextToFen('1e+3')).toBe(100000)
    expect(yuanTextToFen('5e-3')).toBe(1)
    expect(yuanTextToFen('4.9e-3')).toBe(0)
    expect(yuanTextToFen('-0.001')).toBe(0)
    expect(yuanTextToFen('.5')).toBe(50)
    expect(yuanTextToFen('5.')).toBe(500)
    expect(['', '-', '.', '1.2.3', '1,2', 'x', '1e', '0x10', ' 1'].map(yuanTextToFen)).toEqual(Array(9).fill(null))
    expect(yuanTextToFen('90071992547409.91')).toBe(Number.MAX_SAFE_INTEGER)
    expect(yuanTextToFen('90071992547409.92')).toBe(null)
    expect(yuanTextToFen('1e30')).toBe(null)
    expect(scaleFen(123460, '0.025')).toBe(3087)
    expect(fenToText(123450)).toBe('1234.50')
    expect(fenToText(-5)).toBe('-0.05')
    expect(parseDecimal('-12.50')).toEqual({ units: -1250n, scale: 2 })
  })
  test('text and back', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (fen) => {
        if (Math.abs(fen) < Number.MAX_SAFE_INTEGER - 10) expect(yuanTextToFen(fenToText(fen))).toBe(fen)
      }),
      { seed },
    )
  })
  test('digit walk agrees with exact arithmetic', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 6 }), (n, point, shift) => {
        const digits = String(Math.abs(n)).padStart(point + 1, '0')
        const text = `${n < 0 ? '-' : ''}${digits.slice(0, digits.length - point)}.${digits.slice(digits.length - point)}`
        const numerator = BigInt(Math.abs(n)) * 10n ** BigInt(shift) * 2n + 10n ** BigInt(point)
        const expected = Number(numerator / (2n * 10n ** BigInt(point)))
        expect(decimalTextToInteger(text, shift)).toBe(n < 0 && expected !== 0 ? -expected : expected)
      }),
      { seed },
    )
  })
})

describe('dates', () => {
  test('known days', () => {
    expect(dayNumber('1970-01-01')).toBe(0)
    expect(dayNumber('2000-03-01')).toBe(11017)
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2100-02-28', 1)).toBe('2100-03-01')
    expect(daysBetween('2026-02-25', '2026-03-27')).toBe(30)
    expect(['2026-02-29', '2026-2-1', '2026-13-01', '2026-00-10', '20260101', '0000-01-01', '2026-02-25T00'].some(isDate)).toBe(
      false,
    )
    expect(() => dayNumber('2026-02-30')).toThrow(RangeError)
  })
  test('the day in a zone', () => {
    expect(dateInZone('2026-02-24T16:00:00Z', 'Asia/Shanghai')).toBe('2026-02-25')
    expect(dateInZone('2026-02-24T15:59:59.999Z', 'Asia/Shanghai')).toBe('2026-02-24')
    expect(dateInZone('2026-02-24T03:00:00Z', 'America/New_York')).toBe('2026-02-23')
    expect(dateInZone('2026-02-24T23:30:00+08:00', 'UTC')).toBe('2026-02-24')
    expect(() => dateInZone('yesterday', 'UTC')).toThrow(RangeError)
  })
  test('day numbers agree with the calendar of the language', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (day) => {
        const text = fromDayNumber(day)
        expect(text).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10))
        expect(dayNumber(text)).toBe(day)
      }),
      { seed },
    )
  })
})
