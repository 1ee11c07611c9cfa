import { useSpeech } from '../../text/language.tsx'
import type { IndicatorRow } from './pack-figures.ts'

/** Each indicator on a scale of its own: this quarter, a year ago, the industry. */
export function IndicatorBars({ rows }: { rows: readonly IndicatorRow[] }) {
  const say = useSpeech().words.value.pack
  return (
    <div className="block-body pack-bars">
      {rows.map((row) => {
        const lengths = [
          { label: say.now, said: row.now, kind: 'now' },
          { label: say.yearAgo, said: row.yearAgo, kind: 'before' },
          { label: say.industry, said: row.industry, kind: 'industry' },
        ]
        if (lengths.some(({ said }) => said.value !== null && said.value < 0)) return null
        const most = Math.max(...lengths.map(({ said }) => said.value ?? 0))
        return (
          <figure key={row.name} className="pack-bar">
            <figcaption>{row.name}</figcaption>
            {lengths.map(({ label, said, kind }) => (
              <div key={kind} className="pack-bar-line">
                <span className="muted">{label}</span>
                <svg width="100%" height="12" aria-hidden>
                  <rect
                    className={`pack-bar-${kind}`}
                    width={`${most === 0 ? 0 : ((said.value ?? 0) / most) * 100}%`}
                    height="12"
                    rx="1"
                  />
                </svg>
                <span className="num">{said.text}</span>
              </div>
            ))}
          </figure>
        )
      })}
    </div>
  )
}
