import { expect, test } from 'vitest'
import { readQuickLine } from '../../src-main/domain/tasks/quick-line.ts'

const read = (line: string) => readQuickLine(line, '2026-02-25')

test('when, who and how urgent are read and leave the title', () => {
  expect(read('明天下午3点 回访中山医院 @张伟 !高')).toEqual({
    title: '回访中山医院',
    dueOn: '2026-02-26',
    minute: 900,
    owner: '张伟',
    priority: 'high',
  })
  expect(read('15:30 开会')).toMatchObject({ title: '开会', dueOn: '2026-02-25', minute: 930 })
  expect(read('下周三 交方案')).toMatchObject({ title: '交方案', dueOn: '2026-03-04', minute: null })
  expect(read('周一 复盘')).toMatchObject({ dueOn: '2026-03-02' })
  expect(read('3天后 催款')).toMatchObject({ title: '催款', dueOn: '2026-02-28' })
  expect(read('1月5日 续约')).toMatchObject({ title: '续约', dueOn: '2027-01-05' })
  expect(read('2026-02-30 没有这一天')).toMatchObject({ dueOn: null })
  expect(read('整理 3 份合同')).toEqual({ title: '整理 3 份合同', dueOn: null, minute: null, owner: null, priority: 'normal' })
})
