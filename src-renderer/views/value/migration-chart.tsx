import { useMemo, useSyncExternalStore } from 'react'
import { tiers } from '../../../src-preload/contract/_words/tiers.ts'
import type { FlowEnd } from '../../../src-preload/contract/value.ts'
import { Chart } from '../../charts/chart.tsx'
import type { ChartTokens } from '../../charts/tokens.ts'
import { mapHeight, mapRow, migrationOption } from '../../charts/migration-map.ts'
import type { MapBox, MapFlow } from '../../charts/migration-map.ts'
import { useSpeech } from '../../text/language.tsx'
import type { Output } from '../../wire/wire.ts'
import { dimensionWords, hundredths, signed } from './value-words.ts'

type Data = Output<'value.migration'>

interface Props {
  readonly data: Data
  readonly side: Data['kept']
  /** Under other rules: boxes are counted from its flows, and nothing is said about why. */
  readonly again?: boolean
  readonly onOpen: (start: FlowEnd, finish: FlowEnd) => void
}

const row = (end: FlowEnd) => (end === 'outside' ? tiers.length : tiers.indexOf(end))

/** What stands above the map: tabs, title, figures. */
const above = 240

function useRowRoom(rows: number): number {
  const height = useSyncExternalStore(
    (changed) => {
      window.addEventListener('resize', changed)
      return () => window.removeEventListener('resize', changed)
    },
    () => window.innerHeight,
  )
  return mapRow(height - above, rows)
}

export function MigrationChart({ data, side, again = false, onOpen }: Props) {
  const speech = useSpeech()
  const { words, format } = speech
  const say = words.value
  const flows = useMemo(
    () =>
      side.flows.map((flow): MapFlow => {
        const why = again ? undefined : data.drivers.find((one) => one.from === flow.from && one.to === flow.to)
        const next = Math.abs(row(flow.from) - row(flow.to)) === 1 && flow.from !== 'outside' && flow.to !== 'outside'
        return {
          from: row(flow.from),
          to: row(flow.to),
          count: flow.count,
          label: format.count(flow.count),
          // A change that rounds to nothing explains nothing.
          pill:
            why && next && Math.abs(why.changeHundredths / flow.count) >= 5
              ? `${dimensionWords(speech, why.dimension)} ${hundredths(why.changeHundredths / flow.count)}`
              : null,
        }
      }),
    [side, data, again, speech, format],
  )
  const rowRoom = useRowRoom(tiers.length + 1)
  const option = useMemo(() => {
    const count = (end: FlowEnd, at: 'from' | 'to') =>
      side.flows.filter((flow) => flow[at] === end).reduce((sum, flow) => sum + flow.count, 0)
    const fen = (end: FlowEnd, at: 'from' | 'to') =>
      side.flows
        .filter((flow) => flow[at] === end)
        .reduce((sum, flow) => sum + (at === 'from' ? flow.revenueFrom.fen : flow.revenueTo.fen), 0)
    return (tokens: ChartTokens, width: number) => {
      const colours = getComputedStyle(document.documentElement)
      const boxes = [
        ...tiers.map((tier): MapBox => {
          const [before, after] = [count(tier, 'from'), count(tier, 'to')]
          return {
            name: tier,
            colour: colours.getPropertyValue(`--tier-${tier.toLowerCase()}`).trim(),
            left: format.count(before),
            leftNote: format.shortMoney(fen(tier, 'from')),
            right: `${format.count(after)} (${signed(after - before, 0)})`,
            rightNote: format.shortMoney(fen(tier, 'to')),
          }
        }),
        {
          name: '',
          colour: tokens.quiet,
          left: `${say.outside.from} ${format.count(side.summary.added)}`,
          leftNote: '',
          right: `${say.outside.to} ${format.count(side.summary.lost)}`,
          rightNote: '',
        },
      ]
      return migrationOption(boxes, flows, [say.quarter(data.from), say.quarter(data.to)], tokens, {
        width,
        row: rowRoom,
        // The accent of the page is too dark for a line on a dark ground; this blue is made for both.
        fresh: colours.getPropertyValue('--tier-a').trim(),
      })
    }
  }, [side, flows, data.from, data.to, format, say, rowRoom])
  const { summary } = side
  return (
    <Chart
      title={`${say.mapChart} ${data.from} ${data.to}`}
      describe={say.mapDescribe(
        say.quarter(data.from),
        say.quarter(data.to),
        format.count(summary.upgraded),
        format.count(summary.downgraded),
        format.count(summary.lost),
        format.count(summary.added),
      )}
      height={mapHeight(tiers.length + 1, rowRoom)}
      option={option}
      data={[
        [say.from, say.to, say.columns.customers],
        ...side.flows.map(({ from, to, count }) => [
          from === 'outside' ? say.outside.from : from,
          to === 'outside' ? say.outside.to : to,
          count,
        ]),
      ]}
      onClick={({ dataIndex }) => {
        const flow = side.flows[dataIndex]
        if (flow) onOpen(flow.from, flow.to)
      }}
    />
  )
}
