import {
  add,
  compare,
  divide,
  exactText,
  exactToFen,
  multiply,
  readExact,
  subtract,
  zero,
  one,
  type Exact,
} from '../_base/exact.ts'

/** A figure as decimal text, or exact where no decimal is: signed ÷ target may be a third. */
type Figure = string | Exact

/** Ratios (1.05 = 105 %). Null: no data. */
export interface BonusInputs {
  /** Yuan. */
  readonly base: string
  readonly signingAttainment: Figure | null
  /** Lifetime value and acquisition cost, in yuan. */
  readonly ltv: Figure | null
  readonly cac: Figure | null
  readonly firstPaymentRate: Figure | null
  readonly activeRate: Figure | null
}

export interface BonusWeights {
  readonly signing: string
  readonly firstPayment: string
  readonly active: string
}

/** Rule E6. */
export const bonusWeights: BonusWeights = { signing: '0.5', firstPayment: '0.3', active: '0.2' }

export type BonusPartName = 'signing' | 'firstPayment' | 'active'

export interface Bonus {
  /** Null while any part has no data. */
  readonly fen: number | null
  /** The factor by LTV ÷ CAC with up to six decimals; null without them. */
  readonly quality: string | null
  /** The parts in fen; they add up to the bonus to the fen. Null without data. */
  readonly parts: { readonly [part in BonusPartName]: number | null }
  readonly missing: readonly (keyof BonusInputs)[]
}

const decimal = readExact

/** Rule E6: below 1 → 0.6; from 1 to 3 rising evenly to 1.0; from 3 → 1.0; from 5 → 1.2. Null without a cost. */
export function qualityFactor(ltv: Exact, cac: Exact): Exact | null {
  const ratio = divide(ltv, cac)
  if (!ratio) return null
  const below = (limit: string) => compare(ratio, decimal(limit)) < 0
  if (below('1')) return decimal('0.6')
  if (below('3')) return add(decimal('0.6'), multiply(subtract(ratio, one), decimal('0.2')))
  return decimal(below('5') ? '1' : '1.2')
}

/** Rule E6: base · (0.5 · signing attainment · quality + 0.3 · first-payment rate + 0.2 · 30-day active rate). */
export function bonus(inputs: BonusInputs, weights: BonusWeights = bonusWeights): Bonus {
  const missing: (keyof BonusInputs)[] = []
  const read = (name: keyof BonusInputs): Exact | null => {
    const given = inputs[name]
    if (given === null) missing.push(name)
    return typeof given === 'string' ? decimal(given) : given
  }
  const base = decimal(inputs.base)
  const [attainment, ltv, cac] = [read('signingAttainment'), read('ltv'), read('cac')]
  const quality = ltv && cac ? qualityFactor(ltv, cac) : null
  if (cac && !quality && ltv) missing.push('cac')
  const [firstPayment, active] = [read('firstPaymentRate'), read('activeRate')]
  const part = (weight: string, rate: Exact | null) => rate && multiply(base, multiply(decimal(weight), rate))
  const exact = {
    signing: part(weights.signing, attainment && quality && multiply(attainment, quality)),
    firstPayment: part(weights.firstPayment, firstPayment),
    active: part(weights.active, active),
  }
  const { signing, firstPayment: payment, active: used } = exact
  const whole = signing && payment && used ? exactToFen(add(signing, add(payment, used))) : null
  return {
    fen: whole,
    quality: quality && exactText(quality, 6),
    parts: whole === null ? roundedAlone(exact) : addingUp(whole, exact),
    missing,
  }
}

type Parts = { readonly [part in BonusPartName]: Exact | null }

function roundedAlone(parts: Parts): Bonus['parts'] {
  const fen = (amount: Exact | null) => (amount ? exactToFen(amount) : null)
  return { signing: fen(parts.signing), firstPayment: fen(parts.firstPayment), active: fen(parts.active) }
}

/** The largest part takes the odd fen. */
function addingUp(whole: number, parts: Parts): Bonus['parts'] {
  const alone = roundedAlone(parts)
  const [signing, firstPayment, active] = [alone.signing ?? 0, alone.firstPayment ?? 0, alone.active ?? 0]
  const odd = whole - signing - firstPayment - active
  const sizes = [parts.signing ?? zero, parts.firstPayment ?? zero, parts.active ?? zero]
  const largest = sizes.reduce((best, size, i) => (compare(size, sizes[best] ?? zero) > 0 ? i : best), 0)
  const give = (i: number) => (i === largest ? odd : 0)
  return { signing: signing + give(0), firstPayment: firstPayment + give(1), active: active + give(2) }
}
