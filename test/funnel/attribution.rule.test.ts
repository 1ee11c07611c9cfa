import { expect, test } from 'vitest'
import { bestDimension, readDimension } from '../../src-main/domain/funnel/adtributor.ts'
import { dropAlert } from '../../src-main/domain/funnel/drop-alert.ts'
import { markedReps } from '../../src-main/domain/funnel/rep-marks.ts'
import { testWorkedNested, testWorkedSingle } from '../_fixtures/worked-single.ts'

testWorkedSingle('funnel.benjaminiHochberg', ['reject', 'adjusted'])
testWorkedSingle('funnel.mixRate', ['overall', 'expected', 'totals', 'counterfactual_ifSegmentKeptOldRate'])
testWorkedSingle('funnel.simpson', ['overall'])
testWorkedSingle('funnel.stageShapley', ['overallBefore', 'overallAfter', 'shapleyPoints', 'logShare'])
testWorkedSingle('funnel.adtributor', ['expected', 'bestDimension'])
testWorkedNested('funnel.cohortVsPeriod', ['advanced', 'entered', 'rate'], ['expected'])

test('an amount that did not move has no cause', () => {
  expect(readDimension('x', [{ key: 'a', forecast: 5, actual: 5 }])).toBe(null)
  const scattered = readDimension(
    'y',
    Array.from({ length: 20 }, (_, i) => ({ key: String(i), forecast: 10, actual: 9 })),
  )
  expect(scattered?.candidate).toEqual([])
  expect(bestDimension(scattered ? [scattered] : [])).toBe(null)
})
test('the alert needs all three', () => {
  const before = { x: 50, n: 100 }
  expect(dropAlert(before, { x: 8, n: 20 }, 0.05)).toMatchObject({ alert: true, label: '下降' })
  expect(dropAlert(before, { x: 7, n: 19 }, 0.01)).toMatchObject({ alert: false, label: '样本不足' })
  expect(dropAlert(before, { x: 41, n: 100 }, 0.01)).toMatchObject({ alert: false })
  expect(dropAlert(before, { x: 40, n: 100 }, 0.01)).toMatchObject({ alert: true })
  expect(dropAlert(before, { x: 8, n: 20 }, 0.0501)).toMatchObject({ alert: false })
  expect(dropAlert({ x: 0, n: 9 }, { x: 0, n: 90 }, 0)).toEqual({ alert: false, label: '样本不足', relativeDrop: null })
})
test('a rep far below the others is marked, with enough cases', () => {
  const peers = [50, 55, 60].map((won, i) => ({ rep: `p${i}`, won, cases: 100 }))
  // Peers: mean 55 %, deviation 5 points.
  expect(markedReps([...peers, { rep: 'low', won: 49, cases: 100 }])).toEqual(['low'])
  expect(markedReps([...peers, { rep: 'low', won: 50, cases: 100 }])).toEqual([])
  // The new rep is no yardstick either: 50 % against 55 and 60.
  expect(markedReps([...peers, { rep: 'new', won: 0, cases: 9 }])).toEqual(['p0'])
  expect(
    markedReps([
      { rep: 'a', won: 1, cases: 10 },
      { rep: 'b', won: 9, cases: 10 },
    ]),
  ).toEqual([])
})
