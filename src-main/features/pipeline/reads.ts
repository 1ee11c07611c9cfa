import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { pipeline } from '../../../src-preload/contract/pipeline.ts'
import { lossCauses } from '../../domain/pipeline/stages.ts'
import { gridReads } from '../../grid/grid-handlers.ts'
import { compileRows } from '../../grid/row-query.ts'
import { idsOf } from '../../grid/view-order.ts'
import type { Reading } from '../../store/contexts.ts'
import { board } from './board.ts'
import { opportunitySelects } from './cell-texts.ts'
import { opportunityGrid } from './opportunity-grid.ts'
import { previewStages } from './save-stages.ts'
import { stageOut, stageVersions } from './stage-settings.ts'
import { knownStages, stagesInForce } from './stages-in-force.ts'
import { openingsFor } from '../scripts/index.ts'
import { dealFacts } from './deal-openings.ts'

const mostChoices = 500
const newest = 200

interface EventRow {
  readonly id: number
  readonly from_stage: string | null
  readonly to_stage: string
  readonly at: string
  readonly actor: string
  readonly reason: string | null
  readonly kind: string
  readonly reverted_by: number | null
}
interface ActivityRow {
  readonly id: number
  readonly kind: string
  readonly at: string
  readonly by: string | null
  readonly need: string | null
  readonly promise: string | null
  readonly next_on: string | null
  readonly material_version: string | null
  readonly accepted: number | null
}

export const pipelineReads: QueryHandlers<typeof pipeline, Reading> = {
  ...gridReads(opportunityGrid),
  board,
  list: (r, { filter, search, sort, offset, limit }) => ({
    rows: opportunityGrid
      .shown(r, idsOf(opportunityGrid, r, { filter, search, sort }, limit, offset))
      .filter((row) => row !== null),
  }),
  count(r, query) {
    const { where } = compileRows(opportunityGrid, r, query)
    return { count: r.read.value<number>(`SELECT count(*) FROM opportunity AS c WHERE ${where.sql}`, ...where.values) ?? 0 }
  },
  openings(r, { id }) {
    const [deal] = opportunityGrid.shown(r, [id])
    if (!deal) throw refuse('pipeline.openings', 'not-found', '这个商机已被删除。')
    if (deal.closing !== null) return []
    return openingsFor(r.read, '商机停滞', 'opportunity', id, dealFacts(knownStages(r.read, r.clock.today())))
  },
  get(r, { id }) {
    const [opportunity] = opportunityGrid.shown(r, [id])
    if (!opportunity) throw refuse('pipeline.get', 'not-found', '这个商机已被删除。')
    const events = r.read.all<EventRow>(
      'SELECT * FROM stage_event WHERE opportunity_id = ? ORDER BY at DESC, id DESC LIMIT ?',
      id,
      newest,
    )
    const activities = r.read.all<ActivityRow>(
      `SELECT a.id, a.kind, a.at, m.name AS by, a.need, a.promise, a.next_on, a.accepted,
         (SELECT k.name || ' V' || v.number FROM material_version AS v JOIN material AS k ON k.id = v.material_id WHERE v.id = a.material_version_id) AS material_version
       FROM activity AS a LEFT JOIN member AS m ON m.id = a.member_id WHERE a.opportunity_id = ? ORDER BY a.at DESC LIMIT ?`,
      id,
      newest,
    )
    return {
      opportunity,
      events: events.map((event) => ({
        id: event.id,
        from: event.from_stage,
        to: event.to_stage,
        at: event.at,
        actor: event.actor,
        reason: event.reason,
        undo: event.kind === 'undo',
        undone: event.reverted_by !== null,
      })),
      activities: activities.map((one) => ({
        id: one.id,
        kind: one.kind,
        at: one.at,
        by: one.by,
        need: one.need,
        promise: one.promise,
        nextOn: one.next_on,
        materialVersion: one.material_version,
        accepted: one.accepted === null ? null : one.accepted === 1,
      })),
    }
  },
  choices({ read }) {
    const values = (sql: string) =>
      read.all<{ value: string; count: number }>(
        `SELECT value, sum(n) AS count FROM (${sql}) WHERE value IS NOT NULL GROUP BY value ORDER BY 2 DESC, 1 LIMIT ${mostChoices}`,
      )
    // Through the few customers, members and versions rather than through every deal.
    const byCustomer = (column: string) =>
      values(
        `SELECT k.${column} AS value, count(*) AS n FROM opportunity AS c JOIN customer AS k ON k.id = c.customer_id GROUP BY 1`,
      )
    const byOwner = (column: string) =>
      values(
        `SELECT m.${column} AS value, g.n FROM (SELECT owner_id, count(*) AS n FROM opportunity GROUP BY 1) AS g JOIN member AS m ON m.id = g.owner_id`,
      )
    const own = (column: string) => values(`SELECT ${column} AS value, count(*) AS n FROM opportunity GROUP BY 1`)
    return {
      region: byCustomer('region'),
      industry: byCustomer('industry'),
      team: byOwner('team'),
      owner: byOwner('name'),
      productLine: own('product_line'),
      source: own('source'),
      materialVersion: values(
        `SELECT ${opportunitySelects['material_version'] ?? 'NULL'} AS value, c.n FROM (SELECT material_version_id, count(*) AS n FROM opportunity GROUP BY 1) AS c`,
      ),
    }
  },
  stageVersions,
  previewStages,
  stages({ read, clock }, { on = clock.today() }) {
    const { effectiveFrom, stages } = stagesInForce(read, on)
    return {
      effectiveFrom,
      stages: stages.map(stageOut),
      known: knownStages(read, clock.today(), on).map((stage) => ({ ...stageOut(stage), former: stage.former })),
      lossCauses: [...lossCauses],
    }
  },
}
