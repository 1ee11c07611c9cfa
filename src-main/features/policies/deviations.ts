import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import type { policies } from '../../../src-preload/contract/policies.ts'
import { addDays } from '../../domain/_base/dates.ts'
import { compare, zero } from '../../domain/_base/exact.ts'
import { mondayOf } from '../../domain/_base/weeks.ts'
import { lineDeviation } from '../../domain/prices/line-deviation.ts'
import { apartFromGuide, freezeAfter, priceDeviation } from '../../domain/prices/price-deviation.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import { actingMember } from '../rebates/index.ts'
import { invoicedLinesByRegion } from './invoiced-lines.ts'
import { quotedLinesByRegion } from './quoted-lines.ts'

type Reads = QueryHandlers<typeof policies, Reading>
type Commands = CommandHandlers<typeof policies, Writing>

export const deviations: Reads['deviations'] = ({ read }, { week }) => {
  const from = mondayOf(week)
  const to = addDays(from, 6)
  const lifts = read.all<{ region: string; on_date: string; by_name: string; reason: string }>(
    'SELECT region, on_date, by_name, reason FROM price_freeze_lift WHERE on_date BETWEEN ? AND ? ORDER BY on_date',
    addDays(from, 7),
    addDays(to, 7),
  )
  const [quoted, invoiced] = [quotedLinesByRegion(read, from, to), invoicedLinesByRegion(read, from, to)]
  const rows = [...new Set([...quoted.keys(), ...invoiced.keys()])].map((region) => {
    const [own, charged] = [quoted.get(region) ?? [], invoiced.get(region) ?? []]
    const [measured, afterwards] = [priceDeviation(own), priceDeviation(charged)]
    const freeze = freezeAfter(region, week, measured)
    const lift = lifts.find((one) => one.region === region)
    return {
      region,
      ratio: measured.ratio,
      withoutGuide: measured.withoutGuide,
      lines: own.length,
      quotes: new Set(own.map(({ quoteId }) => quoteId)).size,
      above: measured.above,
      freeze: freeze && { from: freeze.from, to: freeze.to },
      lifted: freeze && lift ? { on: lift.on_date, by: lift.by_name, reason: lift.reason } : null,
      invoiced: { ratio: afterwards.ratio, lines: charged.length, withoutGuide: afterwards.withoutGuide },
    }
  })
  return {
    from,
    to,
    rows: rows.toSorted((a, b) => Number(b.ratio ?? -1) - Number(a.ratio ?? -1) || (a.region < b.region ? -1 : 1)),
  }
}

/** A region's measure is asked about line by line; nobody reads on behind so many. */
const linesShown = 500

export const deviationLines: Reads['deviationLines'] = ({ read }, { week, region }) => {
  const from = mondayOf(week)
  const lines = quotedLinesByRegion(read, from, addDays(from, 6)).get(region) ?? []
  const ranked = lines
    .map((line) => ({ line, apart: apartFromGuide(line) ?? { ...zero, over: -1n } }))
    .toSorted((a, b) => compare(b.apart, a.apart) || a.line.quoteId - b.line.quoteId)
  return {
    total: lines.length,
    lines: ranked.slice(0, linesShown).map(({ line }) => ({
      quoteId: line.quoteId,
      number: line.number,
      version: line.version,
      on: line.on,
      customer: line.customer,
      name: line.name,
      quantity: line.quantity,
      price: { fen: line.priceFen },
      guide: line.guideFen === null ? null : { fen: line.guideFen },
      percent: lineDeviation(line.priceFen, line.guideFen, true, 0).percent,
    })),
  }
}

export const liftFreeze: Commands['liftFreeze'] = (w, { region, on, reason, by }) => {
  const member = actingMember(w.read, 'policies', by, ['director'])
  // A desk that acts as one member does not sign as another.
  const desk = w.read.value<number>('SELECT id FROM member WHERE name = ? AND active = 1', w.actor)
  if (desk !== undefined && desk !== by)
    throw refuse('policies.liftFreeze', 'role-may-not', `这台电脑现在以“${w.actor}”的名义工作，不能代总监解除冻结。`)
  if (reason === '') throw refuse('policies.liftFreeze', 'no-reason', '解除冻结要写明理由。')
  const intent = { command: 'policies.liftFreeze', subject: region, actor: w.actor, origin: 'user', at: w.clock.now() } as const
  w.gate.write(intent, (tx) =>
    tx.insert('price_freeze_lift', { region, on_date: on, role: member.role, reason, by_name: member.name }),
  )
  return {}
}
