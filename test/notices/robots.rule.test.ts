import { createHmac } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { robotLimits, sendTimes } from '../../src-main/domain/notices/rate-limit.ts'
import { robotAnswer, type RobotPlatform } from '../../src-main/domain/notices/robot-answers.ts'
import { signDingtalk, signFeishu } from '../../src-main/domain/notices/signatures.ts'
import { cutSuffix, truncateBytes, utf8Length } from '../../src-main/domain/notices/truncate-bytes.ts'
import { workedCases } from '../_fixtures/worked-cases.ts'
import { testWorkedSection } from '../_fixtures/worked-sections.ts'

const seed = Number(process.env['SEED'] ?? 20260225)
console.info(`fast-check seed ${seed}`)

testWorkedSection('signatures.dingtalk', ['signBase64', 'signUrlEncoded', 'query'])
testWorkedSection('signatures.feishu', ['sign'])

interface Worked {
  truncate: { inputUnit: string; inputBytes: number; limitBytes: number; outputBytes: number; outputChars: number }[]
  errors: { platform: RobotPlatform; code: number; retry: string }[]
  rateLimit: { sendAt: number[] }
}
const worked = workedCases('signatures.json') as Worked | null

describe('signatures', () => {
  const hmac = (key: string, message: string) => createHmac('sha256', key).update(message).digest('base64')
  test('the two platforms sign the other way round', () => {
    const said: string[][] = []
    const note = (key: string, message: string) => {
      said.push([key, message])
      return 'a+/='
    }
    expect(signDingtalk('17', '密', note)).toEqual({
      signBase64: 'a+/=',
      signUrlEncoded: 'a%2B%2F%3D',
      query: 'timestamp=17&sign=a%2B%2F%3D',
    })
    expect(signFeishu('17', '密', note)).toEqual({ timestamp: '17', sign: 'a+/=' })
    expect(said).toEqual([
      ['密', '17\n密'],
      ['17\n密', ''],
    ])
  })
  test('a timestamp is digits', () => {
    for (const bad of ['', '1e3', '17 ', '-1', '17&x=1']) expect(() => signDingtalk(bad, 's', hmac)).toThrow(RangeError)
    expect(() => signFeishu('1.5', 's', hmac)).toThrow(RangeError)
  })
})

describe('cutting', () => {
  test.each(worked?.truncate ?? [])('$name', ({ inputUnit, inputBytes, limitBytes, outputBytes, outputChars }) => {
    const unit = inputUnit.slice(0, 1)
    const cut = truncateBytes(unit.repeat(inputBytes / utf8Length(unit)), limitBytes)
    expect([utf8Length(cut), cut.length, cut.endsWith(cutSuffix)]).toEqual([outputBytes, outputChars, true])
  })
  test('own cases', () => {
    expect(truncateBytes('一二三', 9)).toBe('一二三')
    expect(truncateBytes('一二三四', 11, '…')).toBe('一二…')
    expect(truncateBytes('a😀😀', 8, '')).toBe('a😀')
    expect(truncateBytes('一二', 5)).toBe('一')
    expect(truncateBytes('一', 0)).toBe('')
    expect(truncateBytes('', 0)).toBe('')
    // An accent stays with its letter, joined emoji and flags together; a pile of accents is cut all the same.
    expect(truncateBytes('cafe\u0301s', 6, '')).toBe('cafe\u0301')
    expect(truncateBytes('cafe\u0301s', 5, '')).toBe('caf')
    expect(truncateBytes('好👨‍👩‍👧了', 15, '')).toBe('好')
    expect(truncateBytes('好👨‍👩‍👧了', 21, '')).toBe('好👨‍👩‍👧')
    expect(truncateBytes('🇨🇳🇩🇪', 12, '')).toBe('🇨🇳')
    expect(truncateBytes(`a${'\u0301'.repeat(500)}`, 301, '')).toHaveLength(151)
  })
  test('within the limit, through no character, nothing cut that fits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.nat(120), (text, limit) => {
        const cut = truncateBytes(text, limit)
        expect(utf8Length(text)).toBe(Buffer.byteLength(text))
        expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(limit)
        expect(cut.isWellFormed() || !text.isWellFormed()).toBe(true)
        if (Buffer.byteLength(text) <= limit) expect(cut).toBe(text)
        else if (limit >= 14) expect(cut.endsWith(cutSuffix) && text.startsWith(cut.slice(0, -cutSuffix.length))).toBe(true)
      }),
      { seed, numRuns: 2000 },
    )
  })
})

describe('sending', () => {
  const twenty = [{ count: 20, windowMs: 60_000 }]
  test('25 at once', () => {
    const expected = [...Array<number>(20).fill(0), ...Array<number>(5).fill(60)]
    expect(worked?.rateLimit.sendAt ?? expected).toEqual(expected)
    expect(sendTimes(Array<number>(25).fill(0), twenty)).toEqual(expected.map((s) => s * 1000))
  })
  test('goes on from what was sent', () => {
    expect(sendTimes([10, 20], [{ count: 2, windowMs: 100 }], [0, 5])).toEqual([100, 105])
    expect(sendTimes([], twenty, [1])).toEqual([])
    expect(() => sendTimes([1], [{ count: 0, windowMs: 1 }])).toThrow(RangeError)
  })
  test('no window ever holds more than allowed, nothing overtakes', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(90_000), { maxLength: 300 }), (requests) => {
        const sorted = requests.toSorted((a, b) => a - b)
        const times = sendTimes(sorted, robotLimits.feishu)
        times.forEach((time, i) => expect(time).toBeGreaterThanOrEqual(Math.max(sorted[i] ?? 0, times[i - 1] ?? 0)))
        for (const { count, windowMs } of robotLimits.feishu)
          for (let i = count; i < times.length; i++)
            expect((times[i] ?? 0) - (times[i - count] ?? 0)).toBeGreaterThanOrEqual(windowMs)
      }),
      { seed, numRuns: 200 },
    )
  })
})

describe('answers', () => {
  const kinds: [RegExp, string][] = [
    [/^after|jitter/, 'later'],
    [/resign/, 'resign-once'],
    [/shorten/, 'shorten'],
    [/^no$|^never, /, 'never'],
  ]
  test.each(worked?.errors ?? [])('$platform $code', ({ platform, code, retry }) => {
    const { kind } = robotAnswer(platform, code).retry
    expect(kind).toBe(kinds.find(([pattern]) => pattern.test(retry))?.[1])
  })
  test('own cases', () => {
    expect(robotAnswer('feishu', 0)).toMatchObject({ ok: true, retry: { kind: 'never' } })
    expect(robotAnswer('wecom', 45009).retry).toMatchObject({ afterMs: 60_000 })
    expect(robotAnswer('dingtalk', 130101).retry).toMatchObject({ afterMs: 600_000 })
    expect(robotAnswer('wecom', 93000)).toMatchObject({ ok: false, tellAdmin: true })
    expect(robotAnswer('wecom', null).retry.kind).toBe('later')
    expect(robotAnswer('wecom', 310000)).toMatchObject({ ok: false, meaning: '未知错误 310000', retry: { kind: 'never' } })
  })
})
