import { minute, OracleCalendar, walk, type Cycle, type Goal } from '../_harness/minute-oracle.ts'
import { day, hour, startOf, type Due, type Life, type Story } from './shipped-life.ts'
import { newCustomer, type People } from './shipped-people.ts'

const calendar = new OracleCalendar()

interface Promise {
  readonly id: () => number
  readonly cycle: Cycle
  /** How many had looked when it ended. */
  looked: number
  /** The time of an entry is a day, not a length: nobody says when three quarters of it are over. */
  readonly warns: boolean
}

const cycleOf = (from: number, goal: Goal, business: boolean): Cycle => ({
  from,
  regimes: [{ from, goal, business, calendar }],
  pauses: [],
  ended: null,
})

/**
 * D1 and D3: customers of tier S from the evaluation of the first day, one of whom buys less and less; what S promises them,
 * kept in time or not, amber from three quarters of its time; the quarter after, those below are told to be at risk.
 */
export function promised(life: Life, { reps }: People, start: number): Story {
  const promises: Promise[] = []
  const [kept, fallen] = [0, 1].map((n) => newCustomer(life, reps[n]?.name ?? '', { annualPurchase: '900万' })) as [
    number,
    number,
  ]
  const evaluatedAgain: { at: number; fell: number }[] = []
  const obligation = (customer: number, source: string) => () =>
    life.store.writing.read.value<number>(
      'SELECT id FROM obligation WHERE customer_id = ? AND source = ? ORDER BY id LIMIT 1',
      customer,
      source,
    ) ?? 0
  const ends = (one: Promise, at: number) => {
    one.cycle.ended = at
    one.looked = life.looks.length
  }
  life.store.ask('steps', 'value.evaluate', { quarter: '2025-Q4' })
  for (const customer of [kept, fallen]) {
    const entry = cycleOf(start, { workdays: 1, from: start }, true)
    const entered: Promise = { id: obligation(customer, 'entry'), cycle: entry, warns: true, looked: Infinity }
    promises.push(entered)
    life.at(start + life.within(2 * hour, 3 * day), (now) => {
      life.command('services.setSuccessManager', { customerId: customer, memberId: reps[0]?.id })
      ends(entered, now)
    })
    // The review of a quarter is held by its end; nobody holds one here.
    const minutes = (startOf('2026-04-01') - start) / minute
    const cycle = cycleOf(start, { minutes }, false)
    promises.push({ id: obligation(customer, 'quarter'), cycle, warns: true, looked: Infinity })
  }
  for (let n = 0; n < 12; n++)
    life.at(life.within(start + hour, start + 80 * day), (now) => {
      const customerId = life.random() < 0.5 ? kept : fallen
      const complaint = life.random() < 0.5
      const cycle = cycleOf(now, { minutes: (complaint ? 24 : 48) * 60 }, false)
      if (complaint) {
        const name = life.store.writing.read.value<string>('SELECT name FROM customer WHERE id = ?', customerId)
        const { ids } = life.command<{ ids: number[] }>('tickets.createMany', {
          fields: ['customer', 'kind', 'name'],
          rows: [[name, '投诉', `报警${n}`]],
        })
        const [ticket] = ids
        const id = () =>
          life.store.writing.read.value<number>(
            `SELECT id FROM obligation WHERE source = 'ticket' AND source_key = ?`,
            String(ticket),
          ) ?? 0
        const one: Promise = { id, cycle, warns: true, looked: Infinity }
        promises.push(one)
        life.at(now + life.within(hour, 2 * day), (later) => {
          life.command('tickets.close', { id: ticket })
          ends(one, later)
        })
      } else {
        const { id } = life.command<{ id: number }>('services.request', { customerId, clauseKey: 'director-visit', name: '调试' })
        const one: Promise = { id: () => id, cycle, warns: true, looked: Infinity }
        promises.push(one)
        life.at(now + life.within(hour, 4 * day), (later) => {
          life.command('services.meet', { id, evidence: { kind: 'note', note: '到场' } })
          ends(one, later)
        })
      }
    })
  life.at(start + life.within(day, 60 * day), () => {
    life.command('customers.edit', { cells: [{ id: fallen, field: 'annualPurchase', value: '1万' }] })
  })
  // In the evening before four days off: what the others' entry into S promises is due after this life.
  life.at(startOf('2026-04-03') + 19 * hour, (now) => {
    life.store.ask('steps', 'value.evaluate', { quarter: '2026-Q1' })
    evaluatedAgain.push({ at: now, fell: fallen })
  })
  return {
    expected(end, looks) {
      const dues = promises.flatMap(({ id, cycle, warns, looked }): Due[] => {
        const { breach, amber } = walk(cycle, end)
        const told = { subject: id() }
        // At its due instant it is kept, past it it is broken; looked at after that nobody warns any more.
        const over = breach ? breach.knownFrom : end
        const look = amber === null ? -1 : looks.findIndex((at) => at >= amber)
        const warned = warns && look >= 0 && look < looked && (looks[look] ?? Infinity) <= over
        return [
          ...(breach ? [{ rule: 'promise-breached', ...told, from: breach.knownFrom + 1 }] : []),
          ...(warned && amber !== null ? [{ rule: 'promise-amber', ...told, from: amber }] : []),
        ]
      })
      return [...dues, ...evaluatedAgain.map(({ at, fell }) => ({ rule: 'downgrade-risk', subject: fell, from: at }))]
    },
  }
}
