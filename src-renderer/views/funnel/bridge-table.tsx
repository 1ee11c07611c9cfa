import { useSpeech } from '../../text/language.tsx'
import type { Output } from '../../wire/wire.ts'
import { signedMoney } from './shown-figures.ts'

type Movement = Output<'funnel.movement'>
const parts = ['opening', 'added', 'changed', 'reopened', 'won', 'lost', 'shelved', 'removed', 'closing'] as const

/** From the amount at the last look to the amount now; the parts in between add up. */
export function BridgeTable({ data: { bridge } }: { data: Movement }) {
  const { words, format } = useSpeech()
  const say = words.funnel.review.bridgeParts
  return (
    <dl className="bridge">
      {parts
        .filter((part) => part === 'opening' || part === 'closing' || bridge[part].fen !== 0)
        .map((part) => (
          <div key={part} className={part === 'opening' || part === 'closing' ? 'bridge-end' : 'bridge-part'}>
            <dt>{say[part]}</dt>
            <dd title={format.money(bridge[part])}>
              {part === 'opening' || part === 'closing'
                ? format.shortMoney(bridge[part].fen)
                : signedMoney(format, bridge[part].fen)}
            </dd>
          </div>
        ))}
    </dl>
  )
}
