import type { MigrationFigures as Figures } from '../../../src-preload/contract/value.ts'
import { useSpeech } from '../../text/language.tsx'
import { signed } from './value-words.ts'

const counts = ['atStart', 'upgraded', 'downgraded', 'lost', 'added', 'atEnd'] as const

/** The figures above the map; beside them what today's rules would say. */
export function MigrationFigures({ kept, again }: { kept: Figures; again: Figures | null }) {
  const { words, format } = useSpeech()
  const say = words.value
  const line = (figures: Figures): [string, string, string][] => [
    ...counts.map((name): [string, string, string] => [name, say.figures[name], format.count(figures[name])]),
    ['net', say.figures.net, signed(figures.net, 0)],
    ['retention', say.figures.retention, figures.retention === null ? words.generic.noData : format.percent(figures.retention)],
    [
      'revenue',
      say.figures.revenue,
      `${format.shortMoney(figures.revenueFrom.fen)} → ${format.shortMoney(figures.revenueTo.fen)}`,
    ],
  ]
  const other = again ? new Map(line(again).map(([key, , value]) => [key, value])) : null
  return (
    <dl className="map-figures">
      {line(kept).map(([key, name, value]) => (
        <div key={key} className={`map-figure map-figure-${key}`}>
          <dt>{name}</dt>
          <dd>
            {value}
            {other && other.get(key) !== value && (
              <span className="muted map-again" title={say.again}>
                {' '}
                {other.get(key)}
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
