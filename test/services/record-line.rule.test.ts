import { expect, test } from 'vitest'
import { readRecordLine } from '../../src-main/domain/records/record-line.ts'

const kinds = new Map([
  ['投诉', '投诉'],
  ['complaint', '投诉'],
  ['技术问题', '技术问题'],
])
/** Wednesday, ten o'clock. */
const read = (line: string) => readRecordLine(line, kinds, '2026-02-25', 600)

test('customer, kind, what, when and who in any order', () => {
  expect(read('恒达 投诉 外箱破损 昨天下午3点 @张伟')).toEqual({
    words: ['恒达', '外箱破损'],
    kind: '投诉',
    on: '2026-02-24',
    minute: 900,
    owner: '张伟',
  })
  expect(read('@zw complaint：恒达，包装 湿了')).toMatchObject({
    words: ['恒达', '包装', '湿了'],
    kind: '投诉',
    owner: 'zw',
    on: null,
  })
  expect(read('恒达 第二次投诉 投诉')).toMatchObject({ words: ['恒达', '第二次投诉'], kind: '投诉' })
})

test('a day is never ahead', () => {
  expect(read('恒达 问 周三')).toMatchObject({ on: '2026-02-25' })
  expect(read('恒达 问 周五')).toMatchObject({ on: '2026-02-20' })
  expect(read('恒达 问 上周五')).toMatchObject({ on: '2026-02-20' })
  expect(read('恒达 问 上周一')).toMatchObject({ on: '2026-02-16' })
  expect(read('恒达 问 3月1日')).toMatchObject({ on: '2025-03-01' })
  expect(read('恒达 问 2/24')).toMatchObject({ on: '2026-02-24' })
  expect(read('恒达 问 2026-02-23 09:30')).toMatchObject({ on: '2026-02-23', minute: 570, words: ['恒达', '问'] })
  expect(read('恒达 问 3天前')).toMatchObject({ on: '2026-02-22', minute: null })
})

test('hours ago cross midnight; an hour without a day is today', () => {
  expect(read('恒达 停机 2小时前')).toMatchObject({ on: '2026-02-25', minute: 480 })
  expect(read('恒达 停机 12小时前')).toMatchObject({ on: '2026-02-24', minute: 1320 })
  expect(read('恒达 停机 半小时前')).toMatchObject({ on: '2026-02-25', minute: 570 })
  expect(read('恒达 停机 9:15')).toMatchObject({ on: '2026-02-25', minute: 555 })
})

test('figures within words stay what they are', () => {
  expect(read('恒达 3号线停机 型号 X-200')).toEqual({
    words: ['恒达', '3号线停机', '型号', 'X-200'],
    kind: null,
    on: null,
    minute: null,
    owner: null,
  })
  expect(read('')).toMatchObject({ words: [], kind: null })
})
