import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import { scriptOccasions, type ScriptLineRow, type scripts } from '../../../src-preload/contract/scripts.ts'
import { placeholdersOf } from '../../domain/alert-rules/rule-text.ts'
import { shippedLines } from '../../domain/scripts/shipped-lines.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import { unknownFacts } from './line-sql.ts'

const shipped = scriptOccasions.flatMap((occasion) => shippedLines[occasion].map((line) => ({ ...line, occasion })))

function ownLines(read: ReadHandle): ScriptLineRow[] {
  const rows = read.all<ScriptLineRow>(
    'SELECT id, occasion, industry, need_class AS needClass, source, stage, body FROM script_line ORDER BY id',
  )
  const order = (row: ScriptLineRow) => scriptOccasions.indexOf(row.occasion)
  return rows.toSorted((a, b) => order(a) - order(b))
}

const same = (a: ScriptLineRow, b: Omit<ScriptLineRow, 'id'>) =>
  a.occasion === b.occasion &&
  a.industry === b.industry &&
  a.needClass === b.needClass &&
  a.source === b.source &&
  a.stage === b.stage &&
  a.body === b.body

const rowOf = ({ occasion, industry, needClass, source, stage, body }: Omit<ScriptLineRow, 'id'>, at: string) => ({
  occasion,
  industry,
  need_class: needClass,
  source,
  stage,
  body,
  updated_at: at,
})

export const scriptsReads: QueryHandlers<typeof scripts, Reading> = {
  list: ({ read }) => ({ own: ownLines(read), shipped: [...shipped] }),
}

export const scriptsCommands: CommandHandlers<typeof scripts, Writing> = {
  save(w, { id, ...line }) {
    const unknown = unknownFacts(placeholdersOf(line.body))
    if (unknown.length > 0)
      throw refuse('scripts.save', 'unknown-fact', `没有“${unknown.join('、')}”这一项可填，请从列出的里选。`, { unknown })
    const others = ownLines(w.read)
    if (id !== undefined && !others.some((one) => one.id === id)) throw refuse('scripts.save', 'not-found', '这条话术已被删除。')
    if (others.some((one) => one.id !== id && same(one, line)))
      throw refuse('scripts.save', 'said-already', '已有一条相同的话术。')
    const at = w.clock.now()
    const intent = { command: 'scripts.save', subject: line.body.slice(0, 40), actor: w.actor, origin: 'user', at } as const
    const done = w.gate.write(intent, (tx) => {
      if (id === undefined) return tx.insert('script_line', { ...rowOf(line, at), created_at: at })
      tx.update('script_line', id, rowOf(line, at))
      return id
    })
    return { id: done.result, changeSetId: done.changeSetId }
  },
  remove(w, { ids }) {
    const intent = {
      command: 'scripts.remove',
      subject: `${ids.length}`,
      actor: w.actor,
      origin: 'user',
      at: w.clock.now(),
    } as const
    const done = w.gate.write(intent, (tx) => ids.filter((id) => tx.delete('script_line', id)).length)
    return { changeSetId: done.changeSetId, removed: done.result }
  },
  adopt(w) {
    const at = w.clock.now()
    const own = ownLines(w.read)
    const fresh = shipped.filter((line) => !own.some((one) => same(one, line)))
    const intent = { command: 'scripts.adopt', subject: `${fresh.length}`, actor: w.actor, origin: 'user', at } as const
    const done = w.gate.write(intent, (tx) => {
      for (const line of fresh) tx.insert('script_line', { ...rowOf(line, at), created_at: at })
      return fresh.length
    })
    return { changeSetId: done.changeSetId, added: done.result }
  },
}

export { lineSql, openingsFor, type FactSql } from './line-sql.ts'
