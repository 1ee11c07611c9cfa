import { expect, test } from 'vitest'
import {
  attributionChain,
  attributionSteps,
  outcomeAt,
  type AttributionCase,
} from '../../src-main/domain/funnel/attribution-tree.ts'
import { stageShapley } from '../../src-main/domain/funnel/stage-shapley.ts'
import { smallRandom } from '../_harness/small-random.ts'

const one = (
  response: boolean | null,
  clarified: boolean | null,
  demo: boolean | null,
  signed: boolean | null,
): AttributionCase => ({
  response,
  clarified,
  demo,
  signed,
})

test('each rate is among those that passed the one before, and the product is the share that passed all', () => {
  const chain = attributionChain([
    one(true, true, true, true),
    one(true, true, true, false),
    one(true, true, false, true),
    one(true, null, true, true),
    one(false, true, true, true),
    one(false, false, false, false),
  ])
  expect(chain.levels.map(({ from, passed, unsaid }) => [from, passed, unsaid])).toEqual([
    [6, 4, 0],
    [4, 3, 1],
    [3, 2, 0],
    [2, 1, 0],
  ])
  expect(chain).toMatchObject({ cases: 6, closed: 1, aside: 3 })
  expect(chain.rate).toBeCloseTo(1 / 6, 12)
})

test('without cases there is no rate, at the start or further down', () => {
  expect(attributionChain([])).toMatchObject({
    rate: null,
    levels: [{ rate: null }, { rate: null }, { rate: null }, { rate: null }],
  })
  expect(attributionChain([one(false, true, true, true)]).levels.map(({ rate }) => rate)).toEqual([0, null, null, null])
})

test('a case has an outcome at the steps it got to only', () => {
  const stopped = one(true, false, true, true)
  expect(attributionSteps.map((step) => outcomeAt(stopped, step))).toEqual(['passed', 'failed', null, null])
})

test('whatever the cases: the product holds, every case fails once or closes, and the points add up to the change', () => {
  const random = smallRandom(5)
  const some = () => {
    const said = random()
    return said < 0.55 ? true : said < 0.9 ? false : null
  }
  const draw = () => Array.from({ length: 1 + Math.floor(random() * 60) }, () => one(some(), some(), some(), some()))
  for (let round = 0; round < 300; round++) {
    const [cases, others] = [draw(), draw()]
    const [chain, other] = [attributionChain(cases), attributionChain(others)]
    const failed = attributionSteps.map((step) => cases.filter((c) => outcomeAt(c, step) === 'failed').length)
    expect(failed.reduce((a, b) => a + b, 0) + chain.closed).toBe(cases.length)
    const rates = (of: typeof chain) => of.levels.map(({ rate }) => rate)
    if ([...rates(chain), ...rates(other)].includes(null)) continue
    expect(rates(chain).reduce((a: number, b) => a * Number(b), 1)).toBeCloseTo(chain.rate ?? -1, 12)
    const points = stageShapley(rates(chain).map(Number), rates(other).map(Number)).reduce((sum, p) => sum + p.points, 0)
    expect(points).toBeCloseTo((other.rate ?? 0) - (chain.rate ?? 0), 12)
  }
})
