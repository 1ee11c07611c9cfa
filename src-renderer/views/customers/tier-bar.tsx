import type { Tier } from '../../../src-preload/contract/customers.ts'
import { useSpeech } from '../../text/language.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import { tierPlace } from './presets.ts'
import { TierTag } from './tier-tag.tsx'
import './tier.css'

/** How the customers spread over the tiers: one line per tier, each opens its customers. */
export function TierBar({ byTier }: { byTier: readonly { tier: Tier | null; count: number }[] }) {
  const { words, format } = useSpeech()
  const total = byTier.reduce((sum, each) => sum + each.count, 0)
  const most = Math.max(1, ...byTier.map((each) => each.count))
  const order = ['S', 'A', 'B', 'C', 'D', null]
  const lines = [...byTier].sort((a, b) => order.indexOf(a.tier) - order.indexOf(b.tier))
  return (
    <ul className="tier-bar">
      {lines.map(({ tier, count }) => (
        <li key={tier ?? 'none'}>
          <PlaceLink to={tierPlace(tier)} className="tier-line">
            <TierTag tier={tier} />
            <span className="tier-track">
              <span
                className={`tier-fill tier-fill-${tier ?? 'none'}`}
                style={{ width: `${Math.max(count > 0 ? 0.5 : 0, (count / most) * 100)}%` }}
              />
            </span>
            <span className="tier-count">{format.count(count)}</span>
            <span className="tier-share">{total > 0 ? format.percent(count / total) : words.generic.noData}</span>
          </PlaceLink>
        </li>
      ))}
    </ul>
  )
}
