import { describe, expect, test } from 'vitest'
import { breaksCommitment, commitmentChanges, unwritten } from '../../src-main/domain/materials/commitments.ts'
import { customersToCall } from '../../src-main/domain/materials/customers-to-call.ts'
import { customerViewTest, departmentOf, mayReview } from '../../src-main/domain/materials/customer-view-test.ts'
import { pagesOf } from '../../src-main/domain/materials/pages.ts'
import { textDifference } from '../../src-main/domain/_base/text-difference.ts'
import { smallRandom } from '../_harness/small-random.ts'

describe('the difference of two texts', () => {
  test('a changed line shows which number changed, lines gone and come stand apart', () => {
    const found = textDifference('封面\n技术问题 2 小时首响\n价格与分期\n联系方式', '封面\n技术问题 4 小时首响\n联系方式\n二维码')
    expect(found.map(({ kind, before, after }) => [kind, before, after])).toEqual([
      ['same', '封面', '封面'],
      ['changed', '技术问题 2 小时首响', '技术问题 4 小时首响'],
      ['removed', '价格与分期', null],
      ['same', '联系方式', '联系方式'],
      ['added', null, '二维码'],
    ])
    expect(found[1]?.pieces.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: '2' },
      { kind: 'added', text: '4' },
    ])
  })

  test('line ends and spaces at the end are no difference; nothing against something is all new', () => {
    expect(textDifference('a  \r\nb', 'a\nb').every(({ kind }) => kind === 'same')).toBe(true)
    expect(textDifference('', 'a\nb').map(({ kind }) => kind)).toEqual(['added', 'added'])
    expect(textDifference('', '')).toEqual([])
  })

  test('whatever the texts, both can be read back from the difference, and pieces from their line', () => {
    const random = smallRandom(11)
    const words = ['封面', '服务承诺', '2 小时', '24 小时', 'SLA ok', '', '上门']
    const text = () =>
      Array.from({ length: Math.floor(random() * 9) }, () =>
        `${words[Math.floor(random() * words.length)] ?? ''}${words[Math.floor(random() * words.length)] ?? ''}`.trimEnd(),
      ).join('\n')
    for (let round = 0; round < 400; round++) {
      const [before, after] = [text(), text()]
      const found = textDifference(before, after)
      const side = (which: 'before' | 'after') => found.flatMap((line) => (line[which] === null ? [] : [line[which]])).join('\n')
      expect(side('before')).toBe(before)
      expect(side('after')).toBe(after)
      for (const { kind, pieces, ...line } of found)
        if (kind === 'changed') {
          const read = (not: string) =>
            pieces
              .filter((one) => one.kind !== not)
              .map((one) => one.text)
              .join('')
          expect([read('added'), read('removed')]).toEqual([line.before, line.after])
        }
    }
  })
})

test('an empty line begins the next page, and its first line is the title', () => {
  expect(pagesOf('\n封面\n\n服务承诺\n2 小时首响\n48 小时上门\n　\n\n联系方式\n')).toEqual([
    { number: 1, title: '封面', text: '' },
    { number: 2, title: '服务承诺', text: '2 小时首响\n48 小时上门' },
    { number: 3, title: '联系方式', text: '' },
  ])
})

describe('commitments', () => {
  test('kept in other spaces, altered in other words, dropped, added', () => {
    expect(
      commitmentChanges(['技术问题 2 小时首响', '48小时上门', '每季回访'], ['48 小时上门', '技术问题 4 小时首响', '备机 7 天']),
    ).toEqual([
      { fate: 'altered', before: '技术问题 2 小时首响', after: '技术问题 4 小时首响' },
      { fate: 'kept', before: '48小时上门', after: '48 小时上门' },
      { fate: 'dropped', before: '每季回访', after: null },
      { fate: 'added', before: null, after: '备机 7 天' },
    ])
  })

  test('only a promise that went or says something else disappoints', () => {
    expect(breaksCommitment(commitmentChanges(['甲'], ['甲', '新的承诺']))).toBe(false)
    expect(breaksCommitment(commitmentChanges(['甲'], []))).toBe(true)
    expect(breaksCommitment(commitmentChanges(['2 小时首响'], ['24 小时首响']))).toBe(true)
    expect(breaksCommitment(commitmentChanges([], ['甲']))).toBe(false)
  })

  test('a commitment must stand in the text', () => {
    expect(unwritten(['48 小时上门', '备机'], '服务承诺\n48小时上门')).toEqual(['备机'])
  })
})

describe('the customer-view test', () => {
  const author = { memberId: 1, department: departmentOf('assistant') }
  const verdict = (memberId: number, role: string, page: number, passed = true) => ({
    memberId,
    department: departmentOf(role),
    page,
    passed,
  })
  const all = (memberId: number, role: string) => [verdict(memberId, role, 2), verdict(memberId, role, 5)]

  test('three people of other departments each confirm every key page', () => {
    const two = [...all(2, 'finance'), ...all(3, 'legal')]
    expect(customerViewTest([2, 5], author, two)).toMatchObject({ done: 2, needed: 3, passed: false })
    expect(customerViewTest([2, 5], author, [...two, ...all(4, 'product')]).passed).toBe(true)
    expect(customerViewTest([2, 5], author, [...two, verdict(4, 'product', 2)]).passed).toBe(false)
    expect(customerViewTest([2, 5], author, [...two, ...all(4, 'finance')]).passed).toBe(true)
  })

  test('colleagues who sell, and the author, count for nothing', () => {
    expect(mayReview({ memberId: 9, department: departmentOf('director') }, author)).toBe(false)
    const found = customerViewTest([2, 5], author, [...all(2, 'finance'), ...all(3, 'legal'), ...all(9, 'rep'), ...all(1, 'vp')])
    expect(found.done).toBe(2)
    expect(found.reviewers.map(({ eligible }) => eligible)).toEqual([true, true, false, false])
  })

  test('the newest word on a page counts; an objection confirms nothing', () => {
    const changed = [...all(2, 'finance'), verdict(2, 'finance', 5, false)]
    expect(customerViewTest([2, 5], author, changed).reviewers[0]).toMatchObject({
      confirmed: [2],
      objected: [5],
      complete: false,
    })
    expect(customerViewTest([2, 5], author, [...changed, verdict(2, 'finance', 5)]).done).toBe(1)
  })

  test('without key pages nothing is tested', () => {
    expect(customerViewTest([], author, [...all(2, 'vp'), ...all(3, 'legal'), ...all(4, 'product')]).passed).toBe(false)
  })
})

describe('customers to call', () => {
  const at = '2026-02-25T02:00:00.000Z'
  const use = (customerId: number, versionId: number, when: string, memberId: number | null = 1) => ({
    customerId,
    versionId,
    memberId,
    at: when,
  })
  const promised = new Map([
    [1, ['2 小时首响']],
    [2, ['4 小时首响']],
  ])
  const released = { commitments: ['4 小时首响'], at }

  test('those shown a version that promised more, in the last seven days, once per person', () => {
    const found = customersToCall(
      [
        use(10, 1, '2026-02-20T02:00:00.000Z'),
        use(10, 1, '2026-02-24T02:00:00.000Z'),
        use(10, 1, '2026-02-23T02:00:00.000Z', 2),
        use(11, 2, '2026-02-24T02:00:00.000Z'),
        use(12, 1, '2026-02-18T02:00:00.000Z'),
        use(13, 1, '2026-02-18T01:59:59.999Z'),
        use(14, 1, '2026-02-25T03:00:00.000Z'),
      ],
      promised,
      released,
    )
    expect(found.map(({ customerId, memberId, at: when }) => [customerId, memberId, when.slice(0, 10)])).toEqual([
      [10, 1, '2026-02-24'],
      [10, 2, '2026-02-23'],
      [12, 1, '2026-02-18'],
    ])
    expect(found[0]?.broken).toEqual([{ fate: 'altered', before: '2 小时首响', after: '4 小时首响' }])
  })

  test('nobody where everything is kept', () => {
    expect(customersToCall([use(10, 2, '2026-02-24T02:00:00.000Z')], promised, released)).toEqual([])
  })
})
