import type { QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import { funnelDimensions, type funnel, type FunnelDimension } from '../../../src-preload/contract/funnel.ts'
import { refuse } from '../../../src-preload/contract/index.ts'
import { concentrationOf, ranked } from '../../domain/funnel/change-concentration.ts'
import { mixRate, type Segment } from '../../domain/funnel/mix-rate.ts'
import type { Reading } from '../../store/contexts.ts'
import { asking, readOn, stepsOf } from './asked.ts'
import { blankKey, passagesOf, segmentsBy, type Passages } from './passages.ts'
import { judgeTogether, type Judged } from './verdicts.ts'

type Why = QueryHandlers<typeof funnel, Reading>['why']
type Answer = ReturnType<Why>

const deepest = 3
/** Less than this and a value is no place to look further. */
const leastConcentration = 0.3
/** Values beyond these are added up; a dimension of thousands is no explanation. */
const mostSegments = 200

/** Why a conversion moved (rule A6): every dimension taken apart exactly, ranked, and the branch the change lies in. */
export const why: Why = (r, { period, compare, asOf: asked, stage, ...query }) => {
  const question = asking(r, query, period.to)
  if (!stepsOf(question).some((one) => one.key === stage && one.closing === null))
    throw refuse('funnel.why', 'no-such-stage', '没有这个阶段，它可能已改名或停用。')
  const { asOf, compareAsOf } = readOn(question.today, period, compare, asked)
  const reading = { stage, before: { ...compare, asOf: compareAsOf ?? question.today }, after: { ...period, asOf } }
  const all = passagesOf(r, question, reading)
  const whole = all.overall()
  const dimensions = funnelDimensions.map((dimension) => ({ dimension, segments: segmentsBy(all, dimension) }))
  const pairs = [[whole.before, whole.after] as const, ...dimensions.flatMap(({ segments }) => pairsOf(segments))]
  const { judged, looks } = judgeTogether(pairs)
  let at = 1
  const shown = dimensions.map(({ dimension, segments }) => {
    const tests = judged.slice(at, (at += segments.length))
    return { ...decomposed(dimension, segments, tests), concentration: concentrationOf(segments) }
  })
  return {
    stage,
    asOf,
    compareAsOf: reading.before.asOf,
    ...whole,
    test: judged[0] as Judged,
    dimensions: ranked(shown).map(({ concentration: _, ...rest }) => rest),
    tree: branch(r, all),
    looks,
  }
}

const pairsOf = (segments: readonly Segment[]) => segments.map(({ before, after }) => [before, after] as const)
const valueOf = (key: string) => (key === blankKey ? null : key)

function decomposed(
  dimension: FunnelDimension,
  segments: readonly Segment[],
  tests: readonly Judged[],
): Answer['dimensions'][number] {
  const effects = mixRate(segments)
  const gathered = concentrationOf(segments)
  const rows = segments.map(({ key, before, after }, index) => {
    const effect = effects?.segments[index]
    return {
      value: valueOf(key),
      before,
      after,
      rate: effect?.rate ?? 0,
      mix: effect?.mix ?? 0,
      total: effect?.total ?? 0,
      ifRateHadStayed: effect?.ifRateHadStayed ?? 0,
      test: tests[index] as Judged,
    }
  })
  const sign = Math.sign(effects?.change ?? 0)
  return {
    dimension,
    top: gathered && { ...gathered, value: valueOf(gathered.key) },
    rateTotal: effects?.rateTotal ?? 0,
    mixTotal: effects?.mixTotal ?? 0,
    simpson: effects?.simpson ?? false,
    segments: rows.toSorted((a, b) => sign * (b.total - a.total)).slice(0, mostSegments),
  }
}

/** From the whole down: the value the change gathers in, then the same inside it, each dimension once. */
function branch(r: Reading, all: Passages): Answer['tree'] {
  const found: { step: Omit<Answer['tree'][number], 'test'>; pair: ReturnType<typeof pairsOf>[number] }[] = []
  let [inside, left] = [all, [...funnelDimensions]]
  while (found.length < deepest) {
    const candidates = left.map((dimension) => {
      const segments = segmentsBy(inside, dimension)
      return { dimension, segments, concentration: concentrationOf(segments) }
    })
    const [best] = ranked(candidates)
    if (!best?.concentration || best.concentration.concentration < leastConcentration) break
    const { key, share } = best.concentration
    const segment = best.segments.find((one) => one.key === key)
    if (!segment) break
    const whole = inside.overall()
    found.push({
      step: {
        dimension: best.dimension,
        value: valueOf(key),
        before: segment.before,
        after: segment.after,
        share,
        volumeAfter: whole.after.n === 0 ? 0 : segment.after.n / whole.after.n,
        ...(best.dimension === 'materialVersion' ? materialNamed(r, key) : { releasedOn: null, material: null }),
      },
      pair: [segment.before, segment.after],
    })
    inside = inside.within(best.dimension, key)
    // Who and where somebody works follows from the rep, so a place is not asked for again below it.
    left = left.slice(left.indexOf(best.dimension) + 1)
  }
  const { judged } = judgeTogether(found.map(({ pair }) => pair))
  return found.map(({ step }, index) => ({ ...step, test: judged[index] as Judged }))
}

/** A material version by the label that deals carry: when it went out, and where it is found. */
function materialNamed({ read }: Reading, label: string): Pick<Answer['tree'][number], 'releasedOn' | 'material'> {
  const found = read.get<{ id: number; number: number; released: string | null }>(
    `SELECT a.id, v.number, date(v.released_at, '+8 hours') AS released FROM material_version AS v JOIN material AS a ON a.id = v.material_id
     WHERE a.name || ' V' || v.number = ?`,
    label,
  )
  return { releasedOn: found?.released ?? null, material: found ? { id: found.id, version: found.number } : null }
}
