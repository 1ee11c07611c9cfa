import names from '../../../resources/demo/names.json' with { type: 'json' }
import { addDays } from '../../domain/_base/dates.ts'
import { completeUscc } from '../../domain/identifiers/uscc.ts'

/** A deterministic stream of numbers in [0, 1): the same seed makes the same workspace on every machine. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export interface DemoContact {
  readonly name: string
  readonly title: string
  readonly phone: string
  readonly role: string | null
}

export interface DemoCustomer {
  readonly name: string
  readonly shortName: string
  readonly uscc: string | null
  readonly type: string | null
  readonly industry: string | null
  readonly region: string
  readonly province: string
  readonly city: string
  readonly budgetMinFen: number | null
  readonly budgetMaxFen: number | null
  readonly source: string | null
  readonly owner: number | null
  readonly annualPurchaseFen: number | null
  readonly lastContactOn: string | null
  readonly serviceEndOn: string | null
  readonly tags: string | null
  readonly remark: string | null
  readonly contacts: readonly DemoContact[]
}

const wan = 1_000_000

/** Believable customers in the proportions of a real list: some incomplete, some silent, some ending soon. */
export class DemoCustomers {
  readonly #random: () => number
  readonly #today: string
  readonly #owners: number

  constructor(seed: number, today: string, owners: number) {
    this.#random = seeded(seed)
    this.#today = today
    this.#owners = owners
  }

  next(): DemoCustomer {
    const [region = '', province = '', city = '', areaCode = ''] = this.#pick(names.places)
    const hospital = this.#random() < 0.12
    const [trade = '', industry = ''] = this.#pick(names.trades)
    const brand = `${this.#pick(names.brands)}${this.#pick(names.brands)}${this.#random() < 0.7 ? this.#pick(names.brands) : ''}`
    const place = city.replace(/[市区]$|新区$/u, '')
    const name = hospital
      ? `${place}${brand}${this.#pick(names.hospitals)}`
      : `${place}${brand}${trade}${this.#pick(names.forms)}`
    const purchase = this.#random() < 0.06 ? null : Math.round(10 ** (2.8 + this.#random() * 4.3)) * 100 + this.#int(100)
    const budgetLow = this.#pick([10, 30, 50, 80, 100, 200, 350, 500]) * wan
    const quiet = this.#random()
    const silentDays =
      quiet < 0.03 ? null : quiet < 0.72 ? this.#int(15) : quiet < 0.88 ? 15 + this.#int(75) : 90 + this.#int(300)
    return {
      name,
      shortName: hospital ? `${place}${brand}` : brand,
      uscc: this.#random() < 0.15 ? null : completeUscc(`${hospital ? '12' : '91'}${areaCode}${this.#code(9)}`),
      type: this.#random() < 0.02 ? null : hospital ? '医院' : this.#pick(names.types),
      industry: this.#random() < 0.02 ? null : hospital ? this.#pick(['三级甲等医院', '二级医院']) : industry,
      region,
      province,
      city,
      budgetMinFen: this.#random() < 0.04 ? null : budgetLow,
      budgetMaxFen: budgetLow * this.#pick([1, 2]),
      source: this.#random() < 0.05 ? null : this.#pick(names.sources),
      owner: this.#random() < 0.04 ? null : this.#int(this.#owners),
      annualPurchaseFen: purchase,
      lastContactOn: silentDays === null ? null : addDays(this.#today, -silentDays),
      serviceEndOn: this.#random() < 0.25 ? null : addDays(this.#today, this.#int(540) - 25),
      tags: this.#random() < 0.6 ? null : [...new Set([this.#pick(names.tags), this.#pick(names.tags)])].join(','),
      remark: this.#random() < 0.7 ? null : this.#pick(names.remarks),
      contacts: Array.from({ length: this.#random() < 0.75 ? 1 : 2 }, () => this.#contact()),
    }
  }

  person(): string {
    return this.#pick(names.surnames) + this.#pick(names.given)
  }

  #contact(): DemoContact {
    const [title = '', role = ''] = this.#pick(names.titles)
    return {
      name: this.person(),
      title,
      phone: `1${this.#pick(['3', '5', '7', '8', '9'])}${String(this.#int(1_000_000_000)).padStart(9, '0')}`,
      role: this.#random() < 0.08 ? null : role,
    }
  }

  #pick<T>(from: readonly T[]): T {
    return from[this.#int(from.length)] as T
  }

  #int(below: number): number {
    return Math.floor(this.#random() * below)
  }

  #code(length: number): string {
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
    return Array.from({ length }, () => alphabet[this.#int(alphabet.length)]).join('')
  }
}
