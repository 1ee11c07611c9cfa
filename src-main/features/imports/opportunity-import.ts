import { foldText } from '../../domain/_base/text.ts'
import { importTargetsByName } from '../../domain/imports/targets/all-targets.ts'
import { morningOf } from '../../domain/imports/targets/opportunity-target.ts'
import { stageCalled } from '../../domain/pipeline/stage-called.ts'
import type { Row } from '../../store/gate.ts'
import { addOpportunity, gateNames, knownStages, OpportunityRules, stagesOn } from '../pipeline/index.ts'
import { isNamed, namesBound, recordImport, type Hands } from './record-entity.ts'

const own = [
  'number',
  'name',
  'name_pinyin',
  'customer_id',
  'owner_id',
  'amount_fen',
  'expected_close_on',
  'probability',
] as const
const more = ['product_line', 'source', 'next_step', 'next_step_on', 'loss_cause', 'remark'] as const

/**
 * Opportunities. One that is new appears in its stage as of its day, without being asked what the stage's gate asks; one
 * that is there moves only as its gates allow (rule A1), else the row says what it lacks.
 */
export const opportunityImport = recordImport({
  target: importTargetsByName.opportunities,
  table: 'opportunity',
  member: ['owner', 'owner_id'],
  nameSql: 'c.name',
  others: {
    stage: {
      column: 'stage',
      find: ({ read, clock }, name) => stageCalled(stagesOn(read, clock.today()), foldText(name))?.key ?? null,
      told: (read, key) => knownStages(read, '9999-12-31').find((stage) => stage.key === key)?.name ?? String(key ?? ''),
    },
  },
  find(read, key, identity, link) {
    const number = identity['number'] ?? null
    if (key === 'number')
      return number === null ? [] : read.column<number>('SELECT id FROM opportunity WHERE number = ? LIMIT 21', number)
    const name = identity['name'] ?? null
    if (key !== 'name' || name === null || link.id === null) return []
    return read.column<number>(
      `SELECT id FROM opportunity WHERE customer_id = ? AND ${isNamed('name')} AND (number IS NULL OR ? IS NULL OR number = ?) LIMIT 21`,
      link.id,
      namesBound(name),
      number,
      number,
    )
  },
  checks({ read, clock }) {
    const rules = new OpportunityRules({ read, clock, actor: '' }, clock.now())
    return (row, stored) => {
      const to = row['stage']
      if (stored === null || typeof to !== 'string' || to === stored['stage']) return null
      const said = Object.fromEntries(Object.entries(row).filter(([column, value]) => value !== null && column !== 'stage'))
      const answer = rules.judge({ ...stored, ...said }, { to, reason: null, lossCause: lossCauseOf(row) })
      if ('move' in answer) return null
      if (answer.refused === 'gate') return `gate-missing:${answer.missing.map((field) => gateNames[field]).join('、')}`
      return answer.refused
    }
  },
  creates: ({ w, tx, at }: Hands) => {
    const stages = stagesOn(tx.read, w.clock.today())
    return (row) => {
      const stage = stages.find(({ key }) => key === row['stage']) ?? stages[0]
      if (!stage) throw new Error('there are no stages')
      const begun = dayOf(row['begun_on'])
      // 结单日期 of a deal that still runs is when it is meant to close, as most systems have one date for both.
      const closed = stage.closing === null ? null : dayOf(row['closed_on'])
      const createdAt = begun ?? closed ?? at
      const ended = closed !== null && closed >= createdAt
      const plain: Row = Object.fromEntries([...own, ...more, ...customIn(row)].map((column) => [column, row[column] ?? null]))
      if (stage.closing === null) plain['expected_close_on'] ??= row['closed_on'] ?? null
      return addOpportunity(tx, stages, { row: plain, stage, createdAt, enteredAt: ended ? closed : null }, w.actor, at)
    }
  },
  updates: ({ w, tx, at }: Hands) => {
    const rules = new OpportunityRules({ read: tx.read, clock: w.clock, actor: w.actor }, at)
    return (now, { stage: to, ...rest }) => {
      const { updated_at: _, ...patch } = rest
      if (typeof to === 'string') {
        const said = { to, reason: null, lossCause: lossCauseOf(patch) }
        const answer = rules.judge({ ...now, ...patch }, said)
        if ('move' in answer) Object.assign(patch, rules.movePatch({ ...now, ...patch }, said, answer))
      }
      const written = rules.complete(now, patch)
      tx.update('opportunity', Number(now['id']), written, now)
      rules.written(tx, [{ ...now, ...written }, now])
    }
  },
})

/** Columns of the workspace's own fields that came with a row. */
function customIn(row: Row): string[] {
  return Object.keys(row).filter((column) => column.startsWith('x_'))
}

function dayOf(value: Row[string] | undefined): string | null {
  return typeof value === 'string' ? morningOf(value) : null
}

function lossCauseOf(row: Row): string | null {
  const cause = row['loss_cause']
  return typeof cause === 'string' ? cause : null
}
