import { content } from '../quotes/quote-fixture.ts'
import { afterWorking, idleAfter } from './oracle-days.ts'
import { dateOf, day, hour, minute, plusDays, startOf, type Due, type Life, type Story } from './shipped-life.ts'
import { approvers, newCustomer, nodes, type People } from './shipped-people.ts'

/** B10: four nodes, each idle for two working hours passes on; three questions 72 h before the end; an end with its cause. */
export function trial(life: Life, { product, reps }: People, begin: number): Story {
  const dues: Due[] = []
  const turns: { at: number; over: number }[] = []
  let id = 0
  let running: { endsOn: string; answered: number; ended: number } | null = null
  const rep = life.pick(reps).name
  const told = (rule: string, from: number) => void dues.push({ rule, subject: id, from })
  const turn = (at: number, n: number) => {
    const one = { at, over: Infinity }
    turns.push(one)
    told('trial-node-turn', at)
    const node = nodes[n]
    if (!node) return
    life.at(at + life.within(5 * minute, 30 * hour), (later) => {
      one.over = later
      // Idle for two working hours it is the escalation person's.
      const who = later >= idleAfter(at, 120) ? `${node}升级` : approvers[node]
      if (life.random() < 0.15) {
        life.command('trials.return', { id, node, reason: '资料不全' }, who)
        told('trial-returned', later)
        return
      }
      life.command('trials.approve', { id, node }, who)
      if (n < 3) turn(later, n + 1)
      else if (running) lives(later)
    })
  }
  const lives = (from: number) => {
    life.at(from + life.within(day, 25 * day), (later) => {
      if (!running || running.ended !== Infinity) return
      life.command('trials.answer', { id, samplesDone: true, metricsMet: true, budgetApproved: true }, rep)
      running.answered = later
    })
    life.at(from + life.within(10 * day, 40 * day), (later) => {
      if (!running) return
      life.command('trials.end', { id, outcome: '终止', rootCause: '价格原因' }, rep)
      running.ended = later
    })
  }
  life.at(begin, (now) => {
    const endsOn = plusDays(dateOf(now), 15 + Math.floor(life.random() * 15))
    const customerId = newCustomer(life, rep)
    id = life.command<{ id: number }>(
      'trials.apply',
      {
        customerId,
        grade: '三甲',
        model: 'JW-100',
        test: '血氧',
        productId: product,
        startsOn: plusDays(dateOf(now), 1),
        endsOn,
        submit: true,
      },
      rep,
    ).id
    running = { endsOn, answered: Infinity, ended: Infinity }
    turn(now, 0)
  })
  return {
    expected(end) {
      const passed = turns.flatMap(({ at, over }): Due[] => {
        const from = idleAfter(at, 120)
        return from <= Math.min(over, end) ? [{ rule: 'trial-node-passed', subject: id, from }] : []
      })
      const approved = turns.length === 4 && turns[3]?.over !== Infinity && !dues.some(({ rule }) => rule === 'trial-returned')
      const ends: Due[] = []
      if (approved && running) {
        const { endsOn, answered, ended } = running
        const since = turns[3]?.over ?? 0
        // Its last day ends when work does (decision 0021).
        const over = startOf(endsOn) + 18 * hour
        const asked = Math.max(since, over - 72 * hour)
        if (asked <= Math.min(answered, ended, end)) ends.push({ rule: 'trial-questions', subject: id, from: asked })
        const late = Math.max(since, over)
        if (late <= Math.min(ended, end)) ends.push({ rule: 'trial-over', subject: id, from: late })
      }
      return [...dues, ...passed, ...ends]
    },
  }
}

/** C2: 24 working hours for product and finance, 48 for legal; what was approved and then changed is told to who approved. */
export function quote(life: Life, { reps }: People, begin: number): Story & { id(): number; reopened(): readonly number[] } {
  const rep = life.pick(reps).name
  const turns: { node: 'product' | 'finance' | 'legal'; at: number; over: number }[] = []
  const reopened: number[] = []
  let id = 0
  const now = () =>
    life.store.ask<{ latestVersionId: number; content: { lines: { key: string }[] } }>('queries', 'quotes.get', { id })
  const turn = (node: 'product' | 'finance' | 'legal', at: number) => {
    const one = { node, at, over: Infinity }
    turns.push(one)
    life.at(at + life.within(30 * minute, node === 'legal' ? 18 * day : 8 * day), (later) => {
      if (one.over !== Infinity) return
      const { latestVersionId: versionId, content: held } = now()
      one.over = later
      if (node === 'product') {
        life.command('quotes.approve', { id, node, versionId, answers: { customDevelopment: false } }, '李产品')
        turn('finance', later)
        // The rep changes a price while finance looks at it: product has to look again.
        if (life.random() < 0.4)
          life.at(later + life.within(10 * minute, 5 * hour), (changed) => {
            const running = turns.at(-1)
            if (running?.node !== 'finance' || running.over !== Infinity) return
            const latest = now()
            const lines = latest.content.lines.map((line) => ({ ...line, spec: '加长型' }))
            const { reopened: back } = life.command<{ reopened: string[] }>(
              'quotes.save',
              { id, baseVersionId: latest.latestVersionId, content: { ...latest.content, lines } },
              rep,
            )
            if (!back.includes('product')) return
            running.over = changed
            reopened.push(changed)
            turn('product', changed)
          })
      } else if (node === 'finance') {
        const costs = Object.fromEntries(held.lines.map(({ key }) => [key, { fen: 50_000 }]))
        life.command('quotes.lockCost', { id, versionId, costs, bomReference: 'BOM-1', answers: {} }, '王财务')
        turn('legal', later)
      } else life.command('quotes.approve', { id, node, versionId, answers: { archiveNumber: 'FW-1' } }, '赵法务')
    })
  }
  life.at(begin, (at) => {
    // Not where special prices may be frozen.
    const customerId = newCustomer(life, rep, { region: '华北' })
    id = life.command<{ quoteId: number }>('quotes.create', { content: content({ customerId }) }, rep).quoteId
    life.command('quotes.submit', { id }, rep)
    turn('product', at)
  })
  const hours = { product: 24, finance: 24, legal: 48 }
  return {
    id: () => id,
    reopened: () => reopened,
    expected: (end) =>
      turns.flatMap(({ node, at, over }): Due[] => {
        // Over its time is past it, not at it.
        const from = afterWorking(at, hours[node] * 60) + 1
        if (from > Math.min(over, end)) return []
        const rules = node === 'product' ? [''] : ['', '-sales']
        return rules.map((of) => ({ rule: `quote-${node}-overdue${of}`, subject: id, from }))
      }),
  }
}
