import { addDays } from '../../domain/_base/dates.ts'
import { mondayOf } from '../../domain/_base/weeks.ts'
import { rollToWorkday } from '../../domain/_base/working-calendar.ts'
import { weakest, type WeeklyAction } from '../../domain/weekly-targets/week-plan.ts'
import type { Reading } from '../../store/contexts.ts'
import type { AlertSubject } from '../alert-rules/index.ts'
import { workspaceCalendar } from '../calendar/index.ts'
import { mondayWork, weekActions } from './brief.ts'

const words: Readonly<Record<WeeklyAction, string>> = {
  newLeads: '新增有效线索',
  diagnosed: '进入需求诊断',
  matched: '进入方案匹配',
  quoted: '推进到报价',
  signed: '进入签约',
  visits: '拜访',
}
/** A message of a network holds little: the page has the rest. */
const mostNamed = 5

/** What the Friday brief says beside its counts (rule B4): completion by action, the three weakest, Monday's list. */
export const briefTexts: NonNullable<AlertSubject['ownerTexts']> = {
  names: ['完成情况', '最弱三项', '周一待办'],
  of(r: Reading, members) {
    const from = mondayOf(r.clock.today())
    const monday = rollToWorkday(workspaceCalendar(r), addDays(from, 7), 'next').date
    const weeks = weekActions(r, from, members)
    return new Map(
      members.map((id) => {
        const actions = weeks.get(id) ?? []
        const { tasks, steps } = mondayWork(r, id, monday)
        const todo = [
          ...tasks.map(({ title, customerName }) => (customerName === null ? title : `${customerName}：${title}`)),
          ...steps.map(({ title, customerName, deal }) => `${customerName}：${title === '' ? deal : title}`),
        ]
        return [
          id,
          {
            完成情况: listed(
              actions.map(
                ({ action, achieved, target }) =>
                  `${words[action]} ${achieved}/${target}（${Math.round((achieved * 100) / target)}%）`,
              ),
              '本周没有目标',
            ),
            最弱三项: listed(
              weakest(actions).map(({ action, achieved, target }) => `${words[action]}差 ${target - achieved}`),
              '各项都已达成',
            ),
            周一待办: listed(todo.slice(0, mostNamed), '无') + (todo.length > mostNamed ? ` 等 ${todo.length} 项` : ''),
          },
        ]
      }),
    )
  },
}

const listed = (parts: readonly string[], none: string) => (parts.length === 0 ? none : parts.join('、'))
