import type { Tier } from '../../../src-preload/contract/customers.ts'
import { useSpeech } from '../../text/language.tsx'
import './tier.css'

export function TierTag({ tier }: { tier: Tier | null }) {
  const { words } = useSpeech()
  return <span className={`tier-tag tier-${tier ?? 'none'}`}>{tier ?? words.customers.tierNone}</span>
}
