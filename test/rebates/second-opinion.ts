import type { RebateFacts, RebateRule } from '../../src-main/domain/rebates/rebate-rule.ts'

/**
 * The rebate once more, from the words of the rule and sharing no code with it: fractions in lowest terms, and every mode but
 * `whole` and `linear` as a sum of what each fact pays between two points of the measured figure.
 */
export class Q {
  readonly n: bigint
  readonly d: bigint
  constructor(n: bigint, d = 1n) {
    let [a, b] = [n < 0n ? -n : n, d < 0n ? -d : d]
    while (b > 0n) [a, b] = [b, a % b]
    const sign = d < 0n ? -1n : 1n
    this.n = a === 0n ? 0n : (sign * n) / a
    this.d = a === 0n ? 1n : (sign * d) / a
  }
  static of(text: string): Q {
    const [whole = '0', part = ''] = text.replace('-', '').split('.')
    const q = new Q(BigInt(whole + part), 10n ** BigInt(part.length))
    return text.startsWith('-') ? q.times(new Q(-1n)) : q
  }
  plus(o: Q): Q {
    return new Q(this.n * o.d + o.n * this.d, this.d * o.d)
  }
  minus(o: Q): Q {
    return this.plus(o.times(new Q(-1n)))
  }
  times(o: Q): Q {
    return new Q(this.n * o.n, this.d * o.d)
  }
  by(o: Q): Q {
    return new Q(this.n * o.d, this.d * o.n)
  }
  less(o: Q): boolean {
    return this.minus(o).n < 0n
  }
  get zero(): boolean {
    return this.n === 0n
  }
}

const nil = new Q(0n)

/** In fen; null where there is no target to attain or exceed. Other facts are complete. */
export function secondOpinion(rule: RebateRule, facts: RebateFacts): bigint | null {
  const fact = (name: string): Q | null => (facts[name] === undefined ? null : Q.of(facts[name]))
  for (const { num, den, min } of rule.gates ?? []) {
    const below = den === undefined ? new Q(1n) : (fact(den) ?? nil)
    if (!nil.less(below) || (fact(num) ?? nil).less(below.times(Q.of(min)))) return 0n
  }
  const on = rule.tierOn ?? 'value'
  const qualifying = fact('qualify') ?? (on === 'quantity' ? fact('quantity') : (fact('actual') ?? fact('basis'))) ?? nil
  const value = fact('qualify') ?? fact('basis') ?? nil
  const needsBaseline = on === 'growthPct' || rule.applyTo === 'growthAmount'
  let baseline = fact('baseline') ?? nil
  if (needsBaseline && !nil.less(baseline)) {
    baseline = Q.of(rule.noBaseline ?? '0')
    if (!nil.less(baseline)) return 0n
  }
  const target = fact('target') ?? nil
  if ((on === 'attainmentPct' || rule.applyTo === 'excessOverTarget') && !nil.less(target)) return null
  const counted = on === 'value' ? value : qualifying
  // Thresholds as amounts of the counted figure.
  const point = (from: string): Q =>
    on === 'growthPct'
      ? baseline.plus(baseline.times(Q.of(from)))
      : on === 'attainmentPct'
        ? target.times(Q.of(from))
        : Q.of(from)
  const reached = rule.tiers.filter(({ from }) =>
    rule.boundary === 'gt' ? point(from).less(counted) : !counted.less(point(from)),
  )
  const last = reached[reached.length - 1]
  let amount = nil
  if (last) {
    const origin = rule.applyTo === 'growthAmount' ? baseline : rule.applyTo === 'excessOverTarget' ? target : nil
    const payable = (type: string): Q => {
      const money =
        on === 'quantity'
          ? (fact('basis') ?? fact('quantity'))
          : rule.applyTo === 'excessOverTarget'
            ? (fact('actual') ?? fact('basis'))
            : (fact('basis') ?? fact('actual'))
      const whole = (type === 'perUnit' || (type === 'perStep' && on === 'quantity') ? fact('quantity') : money) ?? nil
      return whole.less(origin) ? nil : whole.minus(origin)
    }
    const give = (tier: (typeof rule.tiers)[number], worth: Q, part: Q): Q => {
      if (tier.type === 'fixed') return worth
      if (tier.type !== 'perStep') return worth.times(part)
      const times = part.by(Q.of(tier.step ?? '1'))
      return worth.times(new Q(times.n < 0n ? 0n : times.n / times.d))
    }
    if (rule.mode === 'whole') amount = give(last, Q.of(last.value), payable(last.type))
    else if (rule.mode === 'linear') {
      const after = rule.tiers[reached.length]
      let worth = Q.of(last.value)
      if (after) {
        const way = counted.minus(point(last.from)).by(point(after.from).minus(point(last.from)))
        worth = worth.times(new Q(1n).minus(way)).plus(Q.of(after.value).times(way))
      }
      amount = give(last, worth, payable(last.type))
    } else
      reached.forEach((tier, i) => {
        const above = reached[i + 1]
        let low = rule.mode === 'marginal' ? point(tier.from) : origin
        if (low.less(origin)) low = origin
        let high = rule.mode === 'total' || !above ? counted : point(above.from)
        if (counted.less(high)) high = counted
        const length = high.less(low) ? nil : high.minus(low)
        const span = counted.minus(origin)
        const part = span.zero ? nil : payable(tier.type).times(length).by(span)
        amount = amount.plus(give(tier, Q.of(tier.value), part))
      })
  }
  for (const { fact: name, bands } of rule.multipliers ?? []) {
    const band = bands.find(({ max }) => !Q.of(max).less(fact(name) ?? nil))
    amount = band ? amount.times(Q.of(band.factor)) : nil
  }
  if (rule.floor !== undefined && amount.less(Q.of(rule.floor))) amount = Q.of(rule.floor)
  if (rule.cap !== undefined && Q.of(rule.cap).less(amount)) amount = Q.of(rule.cap)
  if (rule.minPayout !== undefined && amount.less(Q.of(rule.minPayout))) amount = nil
  const fen = amount.times(new Q(100n))
  const size = fen.n < 0n ? -fen.n : fen.n
  const rounded = (size + size + fen.d) / (fen.d + fen.d)
  return fen.n < 0n ? -rounded : rounded
}
