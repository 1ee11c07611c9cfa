import { exactText, multiply, readExact } from '../_base/exact.ts'
import { grouped, type SentenceParts, sentenceWords } from './sentence-words.ts'
import type { DocumentFilter, RebateMeasureOf, RebateProgramme } from './programme.ts'
import type { RebateGate, RebateMultiplier, RebateRule, RebateTier } from './rebate-rule.ts'

export type SentenceLanguage = 'zh' | 'en'

/** What a sentence needs to know of a programme. */
export type SaidProgramme = Pick<
  RebateProgramme,
  'rule' | 'basis' | 'facts' | 'party' | 'period' | 'returns' | 'validFrom' | 'validTo'
> & {
  readonly settle?: 'atEnd' | 'cumulative' | undefined
  readonly baseline?: 'agreed' | 'lastYear' | undefined
  readonly carryNegative?: boolean | undefined
  readonly scope?: {
    readonly regions?: readonly string[] | undefined
    readonly tiers?: readonly string[] | undefined
    readonly types?: readonly string[] | undefined
    readonly customers?: readonly number[] | undefined
  }
  readonly payout?: 'credit-note' | 'invoice-discount' | 'goods'
  readonly contract?: string | undefined
}

const percent = (rate: string): string => `${exactText(multiply(readExact(rate), { over: 100n, under: 1n }), 6)}%`

class Teller {
  readonly #say: SentenceParts
  readonly #programme: SaidProgramme

  constructor(programme: SaidProgramme, language: SentenceLanguage) {
    this.#programme = programme
    this.#say = sentenceWords[language]
  }

  tell(): string {
    const { rule, period, party, settle, returns, validFrom, validTo } = this.#programme
    const say = this.#say
    const parts = [
      say.who(say.parties[party], say.periods[period], validFrom, validTo),
      ...this.#scope(),
      say.measures(
        this.#measured(this.#programme.facts['qualify'] ?? this.#programme.basis),
        this.#measured(this.#programme.basis),
      ),
      ...this.#tiers(rule),
      ...(rule.gates ?? []).map((gate) => this.#gate(gate)),
      ...(rule.multipliers ?? []).map((multiplier) => this.#multiplier(multiplier)),
      ...(rule.floor === undefined ? [] : [say.floor(grouped(rule.floor))]),
      ...(rule.cap === undefined ? [] : [say.cap(grouped(rule.cap))]),
      ...(rule.minPayout === undefined ? [] : [say.minPayout(grouped(rule.minPayout))]),
      ...this.#baseline(rule),
      returns === 'originalPeriod' ? say.returnsOriginal : say.returnsCurrent,
      ...(this.#programme.carryNegative === true ? [say.carryNegative] : []),
      settle === 'cumulative' ? say.cumulative : say.atEnd,
      ...(this.#programme.payout === undefined ? [] : [say.payouts[this.#programme.payout]]),
      ...(this.#programme.contract === undefined ? [] : [say.contract(this.#programme.contract)]),
      say.rounding,
    ]
    return parts.join(say.joint) + say.end
  }

  #scope(): string[] {
    const say = this.#say
    const { scope = {} } = this.#programme
    const limits = (['regions', 'tiers', 'types'] as const).flatMap((name) => {
      const list = scope[name] ?? []
      return list.length === 0 ? [] : [say.among(say.scopes[name], list.join(say.or))]
    })
    const { customers = [] } = scope
    if (customers.length > 0) limits.push(say.customers(customers.length))
    return limits.length === 0 ? [] : [say.scope(limits.join(say.and))]
  }

  #measured({ event, unit, include, exclude }: RebateMeasureOf): string {
    const say = this.#say
    const what = typeof unit === 'object' ? say.distinct(this.#attribute(unit.distinct)) : say.units[unit]
    const only = include && Object.keys(include).length > 0 ? say.only(this.#filter(include)) : ''
    const without = exclude && Object.keys(exclude).length > 0 ? say.without(this.#filter(exclude)) : ''
    return `${say.of(say.events[event], what)}${only}${without}`
  }

  #attribute(name: string): string {
    return this.#say.attributes[name] ?? name
  }

  #filter(filter: DocumentFilter): string {
    return Object.entries(filter)
      .map(([name, values]) =>
        this.#say.among(this.#attribute(name), values.map((value) => this.#say.values[value] ?? value).join(this.#say.or)),
      )
      .join(this.#say.and)
  }

  #tiers(rule: RebateRule): string[] {
    const say = this.#say
    const on = rule.tierOn ?? 'value'
    const threshold = (tier: RebateTier): string =>
      on === 'growthPct' || on === 'attainmentPct' ? percent(tier.from) : say.amount(grouped(tier.from), on)
    const lines = rule.tiers.map((tier, at) => {
      const next = rule.tiers[at + 1]
      const range = say.range(threshold(tier), next ? threshold(next) : null, rule.boundary)
      return `${range} ${this.#worth(tier)}`
    })
    return [
      say.tierOn(say.metrics[on], say.boundaries[rule.boundary]),
      lines.join(say.tierJoint),
      say.modes[rule.mode],
      ...(rule.applyTo === undefined || rule.applyTo === 'basis' ? [] : [say.applyTo[rule.applyTo]]),
    ]
  }

  #worth({ type, value, step }: RebateTier): string {
    const say = this.#say
    if (type === 'pct') return say.pays(percent(value))
    if (type === 'perUnit') return say.perUnit(grouped(value))
    if (type === 'fixed') return say.fixed(grouped(value))
    return say.perStep(grouped(step ?? '0'), grouped(value))
  }

  #fact(name: string): string {
    const measure = name === 'basis' ? this.#programme.basis : this.#programme.facts[name]
    return measure ? this.#measured(measure) : (this.#say.facts[name] ?? name)
  }

  #gate({ num, den, min }: RebateGate): string {
    return den === undefined
      ? this.#say.gate(this.#fact(num), grouped(min))
      : this.#say.gateShare(this.#fact(num), this.#fact(den), percent(min))
  }

  #multiplier({ fact, bands }: RebateMultiplier): string {
    const said = bands.map(({ max, factor }) => this.#say.band(grouped(max), percent(factor))).join(this.#say.tierJoint)
    return this.#say.multiplier(this.#fact(fact), said)
  }

  #baseline(rule: RebateRule): string[] {
    const say = this.#say
    if (rule.tierOn !== 'growthPct' && rule.applyTo !== 'growthAmount') return []
    const none = rule.noBaseline === undefined ? say.noBaselineSkip : say.noBaseline(grouped(rule.noBaseline))
    return [this.#programme.baseline === 'lastYear' ? say.lastYear : say.agreedBaseline, none]
  }
}

/** Rule E3 said back in one sentence, so that who entered a programme reads what it does. Throws on unreadable figures. */
export function programmeSentence(programme: SaidProgramme, language: SentenceLanguage): string {
  return new Teller(programme, language).tell()
}
