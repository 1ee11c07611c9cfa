import type { MeasureId } from '../../../src-preload/contract/measures.ts'
import type { Output } from '../../wire/wire.ts'

const shown = 2

/** Who did best in a measure in the last whole month and reached its target; the more cases first where equal. */
export function bestPeers(data: Output<'measures.board'>, id: MeasureId, except: number) {
  const less = data.measures.find((one) => one.id === id)?.better === 'less'
  return data.people
    .flatMap(({ memberId, name, readings }) => {
      const figure = readings.find((one) => one.id === id)?.last
      return figure?.state === 'healthy' && memberId !== except ? [{ memberId, name, ...figure }] : []
    })
    .sort((a, b) => (Number(b.value) - Number(a.value)) * (less ? -1 : 1) || b.denominator - a.denominator)
    .slice(0, shown)
}
