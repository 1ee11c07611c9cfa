import { Button } from 'antd'
import type { FlowCustomer } from '../../../src-preload/contract/value.ts'
import { useSpeech } from '../../text/language.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import { customerValuePlace } from './value-places.ts'
import { driversLine, endWords, signed } from './value-words.ts'

interface Props {
  readonly rows: readonly FlowCustomer[]
  /** Something to do with each. */
  readonly act?: { readonly label: string; readonly on: (row: FlowCustomer) => void }
}

/** Customers with what moved them; each opens its evaluations. */
export function FlowTable({ rows, act }: Props) {
  const speech = useSpeech()
  const { words, format } = speech
  const say = words.value
  const score = (value: number | null) => (value === null ? words.generic.noData : value.toFixed(1))
  return (
    <table className="plain-table value-table">
      <thead>
        <tr>
          <th>{say.name}</th>
          <th>{say.owner}</th>
          <th className="one-line">{`${say.from} → ${say.to}`}</th>
          <th className="num">{say.score}</th>
          <th className="num">{say.scoreChange}</th>
          <th>{say.drivers}</th>
          <th className="num">{say.columns.revenue}</th>
          {act && <th aria-label={act.label} />}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.customerId}>
            <td>
              <PlaceLink to={customerValuePlace(row.customerId, row.name)}>{row.name}</PlaceLink>
            </td>
            <td className="one-line">{row.ownerName ?? words.services.noOwner}</td>
            <td>
              {endWords(speech, row.from, 'from')} → {endWords(speech, row.to, 'to')}
            </td>
            <td className="num">
              {score(row.scoreFrom)} → {score(row.scoreTo)}
            </td>
            <td className="num">
              {row.scoreFrom === null || row.scoreTo === null ? words.generic.noData : signed(row.scoreTo - row.scoreFrom, 1)}
            </td>
            <td>{driversLine(speech, row.drivers)}</td>
            <td className="num">{format.shortMoney((row.revenueTo ?? row.revenueFrom)?.fen ?? 0)}</td>
            {act && (
              <td>
                <Button size="small" onClick={() => act.on(row)}>
                  {act.label}
                </Button>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
