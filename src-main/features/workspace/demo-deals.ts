import { addDays } from '../../domain/_base/dates.ts'
import { seeded } from './demo-customers.ts'

export interface DemoDeal {
  /** Chosen among the customers of this region; null: of any. */
  readonly region: string | null
  readonly title: string
  readonly productLine: string
  readonly amountFen: number
  /** Stages with the day they were entered, in order. */
  readonly path: readonly { readonly stage: string; readonly on: string }[]
  readonly lossCause: string | null
  readonly nextStep: string
  readonly nextStepOn: string | null
  readonly expectedCloseOn: string
  readonly budgetConfirmedOn: string | null
  readonly demoAgreedOn: string | null
  readonly pocProvidedOn: string | null
  /** Index of the material version of its demo; null: none was given. */
  readonly material: number | null
  readonly demoOn: string | null
}

const lines = ['检测仪器', '诊断试剂', '软件平台', '运维服务']
const titles = ['设备更新', '新建实验室', '年度耗材', '数字化升级', '扩容项目', '试点项目']
const steps = ['约技术交流', '发送方案', '确认预算', '安排演示', '商务报价', '推动立项', '跟进合同']
const causes = ['价格', '竞争对手', '预算取消', '项目延期', '产品不符']
const flow = ['touch', 'diagnose', 'match', 'negotiate', 'sign', 'deliver', 'repurchase']
const wan = 1_000_000

/** The region whose conversion falls, its part of the cohorts, and of its demos with the newest version (rule A6). */
export const fallen = { region: '华东', share: 0.58, newVersion: 0.87, before: 0.43, after: 0.21 } as const
/** Days of each cohort; the newest version went out three days before the second began. */
export const cohortDays = 30
/** Versions 2 and 3 of the product demo. */
const [usual, newest] = [1, 2]

/**
 * Deals of a believable year: most have run their course; two cohorts of thirty days entered 方案匹配, the second of which
 * converts half as well, in one region only and with one material version. The same seed gives the same deals.
 */
export class DemoDeals {
  readonly #random: () => number
  readonly #today: string
  readonly #cohort: number

  readonly #steady: readonly string[]

  /** `steady`: the regions where nothing fell. */
  constructor(seed: number, today: string, count: number, steady: readonly string[]) {
    this.#steady = steady
    this.#random = seeded(seed ^ 0x5eed)
    this.#today = today
    this.#cohort = Math.max(100, Math.floor(count * 0.2))
  }

  *all(count: number): Generator<DemoDeal> {
    yield* this.#cohortOf(0)
    yield* this.#cohortOf(1)
    for (let made = this.#cohort * 2; made < count; made++) yield this.#older()
  }

  /** 0: the thirty days before the last thirty; 1: the last thirty. Quotas, so that the rates come out as told. */
  *#cohortOf(which: 0 | 1): Generator<DemoDeal> {
    const size = this.#cohort
    const own = Math.round(size * fallen.share)
    const goal = Math.round(size * (which === 0 ? fallen.before : fallen.after))
    // The others take turns by region and advance evenly, so that no region falls by chance.
    const turns = Math.max(1, this.#steady.length)
    const steadily = (turn: number) => Math.floor((turn + 1) * fallen.before) > Math.floor(turn * fallen.before)
    const others = Array.from({ length: size - own }, (_, at) => steadily(Math.floor(at / turns)))
    const inRegion = goal - others.filter((advanced) => advanced).length
    const fresh = which === 0 ? 0 : Math.round(own * fallen.newVersion)
    for (let at = 0; at < size; at++) {
      const place = at < own
      const material = place && at < fresh ? newest : usual
      // The few that advanced in the fallen region had the older version; elsewhere the first of the list.
      const advanced = place ? (which === 0 ? at < inRegion : at >= own - inRegion) : (others[at - own] ?? false)
      const region = place ? fallen.region : (this.#steady[(at - own) % turns] ?? null)
      yield this.#matched(which, region, material, advanced)
    }
  }

  #matched(which: 0 | 1, region: string | null, material: number, advanced: boolean): DemoDeal {
    const end = addDays(this.#today, which === 0 ? -cohortDays : 0)
    const entered = addDays(end, -(advanced ? 4 + this.#int(cohortDays - 4) : this.#int(cohortDays)))
    const begun = addDays(entered, -4 - this.#int(6))
    const path = [
      { stage: 'touch', on: begun },
      { stage: 'diagnose', on: addDays(entered, -1 - this.#int(3)) },
      { stage: 'match', on: entered },
    ]
    let died = false
    if (advanced) {
      let on = addDays(entered, 1 + this.#int(3))
      path.push({ stage: 'negotiate', on })
      for (const stage of ['sign', 'deliver', 'repurchase']) {
        on = addDays(on, 2 + this.#int(9))
        if (on > this.#today || this.#random() < 0.35) break
        path.push({ stage, on })
      }
    } else {
      const on = addDays(entered, 3 + this.#int(15))
      died = on <= this.#today && this.#random() < 0.55
      if (died) path.push({ stage: this.#random() < 0.85 ? 'lost' : 'shelved', on })
    }
    return this.#deal(region, path, died, material, entered)
  }

  /** Entered 方案匹配 before both cohorts, or not yet. */
  #older(): DemoDeal {
    const limit = addDays(this.#today, -2 * cohortDays - 2)
    let on = addDays(this.#today, -this.#int(360))
    const path = [{ stage: 'touch', on }]
    const chances = [0.8, 0.66, 0.45, 0.62, 0.9, 0.5]
    let died = false
    for (const [index, chance] of chances.entries()) {
      const next = flow[index + 1] ?? ''
      const later = this.#monthEnd(addDays(on, 1 + this.#int(index < 2 ? 9 : 16)), next)
      if (later > this.#today || (next === 'match' && later > limit)) break
      if (this.#random() > chance) {
        died = next !== 'repurchase' && this.#random() < 0.9
        if (died) path.push({ stage: this.#random() < 0.85 ? 'lost' : 'shelved', on: later })
        else if (next === 'repurchase') path.push({ stage: 'won', on: later })
        break
      }
      on = later
      path.push({ stage: next, on })
    }
    const match = path.find((step) => step.stage === 'match')
    return this.#deal(null, path, died, match ? (this.#random() < 0.3 ? 0 : usual) : null, match?.on ?? null)
  }

  /** Contracts gather at the end of the month, as they do. */
  #monthEnd(on: string, stage: string): string {
    if (stage !== 'sign' || this.#random() < 0.5) return on
    const late = `${on.slice(0, 8)}${26 + this.#int(3)}`
    return late > on ? late : on
  }

  #deal(
    region: string | null,
    path: readonly { stage: string; on: string }[],
    died: boolean,
    material: number | null,
    demoOn: string | null,
  ): DemoDeal {
    const last = path.at(-1) ?? { stage: 'touch', on: this.#today }
    const ended = died || last.stage === 'won'
    const far = path.length
    const maybe = (chance: number, on: string | undefined) => (on !== undefined && this.#random() < chance ? on : null)
    const next = ended ? null : addDays(this.#today, this.#int(15) - 4)
    return {
      region,
      title: this.#pick(titles),
      productLine: this.#pick(lines),
      amountFen: Math.round(10 ** (0.7 + this.#random() * 1.9)) * wan,
      path,
      lossCause: last.stage === 'lost' ? this.#pick(causes) : null,
      nextStep: this.#pick(steps),
      nextStepOn: next,
      expectedCloseOn: addDays(ended ? last.on : this.#today, ended ? 0 : this.#int(90) - 10),
      budgetConfirmedOn: maybe(far > 3 ? 0.95 : 0.6, path[1]?.on),
      demoAgreedOn: maybe(far > 2 ? 0.9 : 0.5, path[1]?.on),
      pocProvidedOn: maybe(far > 2 ? 0.7 : 0.2, path[2]?.on),
      material,
      demoOn,
    }
  }

  #pick<T>(from: readonly T[]): T {
    return from[this.#int(from.length)] as T
  }

  #int(below: number): number {
    return Math.floor(this.#random() * below)
  }
}
