import { addDays } from '../../domain/_base/dates.ts'
import { endOfDate, isoOf } from '../../domain/_base/instants.ts'
import { isoWeek, mondayOf } from '../../domain/_base/weeks.ts'
import { rollToWorkday } from '../../domain/_base/working-calendar.ts'
import type { Reading } from '../../store/contexts.ts'
import type { FieldCatalogue } from '../../store/filter-sql.ts'
import type { AlertSubject } from '../alert-rules/index.ts'
import { workspaceCalendar } from '../calendar/index.ts'
import { briefTexts } from './brief-texts.ts'
import { knownStages, openSql } from '../pipeline/index.ts'

const fields = (): FieldCatalogue => ({
  id: { kind: 'number', sql: 'c.id' },
  name: { kind: 'text', sql: 'c.name' },
  role: { kind: 'text', sql: 'c.role' },
  team: { kind: 'text', sql: 'c.team' },
  region: { kind: 'text', sql: 'c.region' },
  active: {
    kind: 'boolean',
    compile: (op, value) =>
      op === 'eq' && typeof value === 'boolean' ? { sql: value ? 'c.active = 1' : 'c.active <> 1', values: [] } : null,
  },
})

/** Members as rules watch them: each is told about their own week (rule B4). Its page says all, the notice the heart of it. */
export const repSubject: AlertSubject = {
  name: 'rep',
  table: 'member',
  fields,
  nameSql: 'c.name',
  ownerSql: 'c.id',
  facts: () => ({ 成员: { sql: 'c.name', values: [] }, 团队: { sql: 'c.team', values: [] } }),
  ownerTexts: briefTexts,
  ownerFacts(r: Reading) {
    const today = r.clock.today()
    const calendar = workspaceCalendar(r)
    const since = isoOf(endOfDate(addDays(mondayOf(today), -1), calendar.utcOffsetMinutes))
    const until = isoOf(endOfDate(today, calendar.utcOffsetMinutes))
    const monday = rollToWorkday(calendar, addDays(mondayOf(today), 7), 'next').date
    const running = openSql('o.stage', knownStages(r.read, today))
    return {
      周: { sql: `'${isoWeek(today)}'`, values: [] },
      新增线索: {
        sql: `sum((SELECT count(*) FROM lead AS l WHERE l.assigned_to = g.id AND l.assigned_at >= ? AND l.assigned_at < ? AND l.status <> 'dropped'))`,
        values: [since, until],
      },
      进入报价: {
        sql: `sum((SELECT count(*) FROM stage_event AS e JOIN opportunity AS o ON o.id = e.opportunity_id
          WHERE e.first = 1 AND e.to_stage = 'negotiate' AND e.at >= ? AND e.at < ? AND o.owner_id = g.id))`,
        values: [since, until],
      },
      拜访数: {
        sql: `sum((SELECT count(*) FROM activity AS a WHERE a.kind = 'visit' AND a.at >= ? AND a.at < ? AND a.member_id = g.id))`,
        values: [since, until],
      },
      周一待办数: {
        sql: `sum((SELECT count(*) FROM task AS t WHERE t.owner_id = g.id AND t.state = 'open' AND t.due_on <= ?)
          + (SELECT count(*) FROM opportunity AS o WHERE o.owner_id = g.id AND o.next_step_on <= ? AND ${running}))`,
        values: [monday, monday],
      },
    }
  },
}
