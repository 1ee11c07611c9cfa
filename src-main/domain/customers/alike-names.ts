import { fullPinyin } from '../_base/pinyin.ts'
import { editDistance } from '../imports/nearest-text.ts'
import { companyNameKey, legalForm } from './company-name-key.ts'

export type AlikeReason =
  /** A character or two apart. */
  | 'typo'
  /** Sounds the same, or nearly. */
  | 'pinyin'
  /** One name stands within the other. */
  | 'contained'
  /** The same name under another legal form: two legal persons, as far as a name tells. */
  | 'form'
  /** A branch beside its head office, or beside another branch. */
  | 'branch'
  | 'close'

export interface AlikeName {
  readonly at: number
  /** 0–100. */
  readonly score: number
  readonly reason: AlikeReason
}

/** A gram that more names than this share says nothing of any of them (公司, 有限, 科技 in a list of a million). */
const mostPostings = 4000
/** The rarest grams of a name lead to it; beyond so many places the common ones only cost time. */
const mostVisited = 2500
const reranked = 20
const least = 62
const branch = /(?:分公司|分行|支行|分店|门店|分院|院区|分校|校区|分厂|分部|办事处|营业部|经营部|项目部)/
const digits = /\d+|[零〇一二三四五六七八九十百]+(?=号|分|院|厂|店|部|区|期|队|局|中)/g

interface Indexed {
  readonly at: number
  readonly name: string
  readonly key: string
  readonly sound: string
}

/**
 * Names by their parts, so that what is nearly a name is found without comparing all with all: an inverted index of
 * character pairs of the key and of its pinyin, weighed by how rare they are; the best twenty are then compared letter by
 * letter (machine rules, section Names).
 */
export class AlikeNames {
  readonly #names: Indexed[] = []
  readonly #postings = new Map<string, number[]>()
  /** Kept from query to query; all zero between them. */
  #weights = new Float64Array(0)

  /** `sound` is the full pinyin of the name where it is known already. */
  add(at: number, name: string, key = companyNameKey(name)): void {
    const entry = { at, name, key, sound: fullPinyin(key) }
    const place = this.#names.push(entry) - 1
    for (const gram of gramsOf(entry)) {
      const postings = this.#postings.get(gram)
      if (postings === undefined) this.#postings.set(gram, [place])
      else if (postings.length <= mostPostings) postings.push(place)
    }
  }

  get size(): number {
    return this.#names.length
  }

  /** Names added before that are nearly this one, best first; `except` tells its own entry. */
  find(name: string, except: number, key = companyNameKey(name)): AlikeName[] {
    const wanted: Indexed = { at: except, name, key, sound: fullPinyin(key) }
    const found = [...gramsOf(wanted)]
      .flatMap((gram) => {
        const postings = this.#postings.get(gram)
        return postings ? [postings] : []
      })
      .filter((postings) => postings.length <= mostPostings)
      .sort((a, b) => a.length - b.length)
    if (this.#weights.length < this.#names.length) this.#weights = new Float64Array(this.#names.length * 2)
    const weights = this.#weights
    const touched: number[] = []
    for (const postings of found) {
      if (touched.length > 0 && touched.length + postings.length > mostVisited) break
      const weight = Math.log(1 + this.#names.length / postings.length)
      for (const place of postings) {
        if (weights[place] === 0) touched.push(place)
        weights[place] = (weights[place] ?? 0) + weight
      }
    }
    const top = best(touched, weights, reranked)
    for (const place of touched) weights[place] = 0
    return top
      .flatMap((place): AlikeName[] => {
        const other = this.#names[place]
        if (!other || other.at === except) return []
        const found = compare(wanted, other)
        return found === null ? [] : [{ at: other.at, ...found }]
      })
      .sort((a, b) => b.score - a.score)
  }
}

function* gramsOf({ key, sound }: Indexed): Generator<string> {
  const seen = new Set<string>()
  for (let at = 0; at + 1 < key.length && at < 40; at++) seen.add(key.slice(at, at + 2))
  if (key.length === 1) seen.add(key)
  // Pairs of letters say little: four in a row are a syllable and a half.
  for (let at = 0; at + 4 <= sound.length && at < 60; at += 1) seen.add(`~${sound.slice(at, at + 4)}`)
  yield* seen
}

function best(touched: readonly number[], weights: Float64Array, most: number): number[] {
  const top: { place: number; weight: number }[] = []
  for (const place of touched) {
    const weight = weights[place] ?? 0
    if (top.length === most && weight <= (top.at(-1)?.weight ?? 0)) continue
    let into = top.length
    while (into > 0 && (top[into - 1]?.weight ?? 0) < weight) into--
    top.splice(into, 0, { place, weight })
    if (top.length > most) top.pop()
  }
  return top.map(({ place }) => place)
}

/** How alike two names are; null where they are not, or where figures in them (一分院, 二分院) tell them apart. */
function compare(a: Indexed, b: Indexed): { score: number; reason: AlikeReason } | null {
  if (!sameFigures(a.name, b.name)) return null
  if (a.key === b.key) {
    const forms = legalForm(a.name) !== legalForm(b.name) && legalForm(a.name) !== null && legalForm(b.name) !== null
    return forms ? { score: 75, reason: 'form' } : { score: 95, reason: 'close' }
  }
  const branches = branch.test(a.name) || branch.test(b.name)
  const [shorter, longer] = a.key.length <= b.key.length ? [a.key, b.key] : [b.key, a.key]
  if (branches && longer.startsWith(shorter) && shorter.length >= 3) return { score: 65, reason: 'branch' }
  if (a.sound === b.sound) return { score: branches ? 80 : 92, reason: 'pinyin' }
  const longest = longer.length
  const steps = editDistance(a.key, b.key, 2)
  // Two characters of five are another name; the last ones (科技, 贸易) tell sister companies apart.
  // A slip in the first two, the place mostly, sounds or looks alike: 温州 is not a slip of 杭州.
  if (steps <= 2 && steps <= longest / 4 && a.key.slice(0, 2) === b.key.slice(0, 2)) {
    const score = Math.round(92 - (steps * 60) / longest)
    if (score >= least) return { score, reason: 'typo' }
  }
  const apart = editDistance(a.sound, b.sound, 2)
  if (apart <= 2 && apart * 7 <= a.sound.length && a.key.length === b.key.length)
    return { score: 88 - apart * 6, reason: 'pinyin' }
  if (shorter.length >= 4 && longer.includes(shorter) && shorter.length * 3 >= longest * 2)
    return { score: Math.round(60 + (25 * shorter.length) / longest), reason: 'contained' }
  return null
}

function sameFigures(a: string, b: string): boolean {
  const left = a.normalize('NFKC').match(digits) ?? []
  const right = b.normalize('NFKC').match(digits) ?? []
  return left.length === right.length && left.every((figure, at) => figure === right[at])
}
