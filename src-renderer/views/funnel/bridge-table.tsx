import type { FilterCondition, RowQuery } from '../../../src-preload/contract/_words/filter.ts'
import { useSpeech } from '../../text/language.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import type { Output } from '../../wire/wire.ts'
import { rowsPlace } from './drill.ts'
import { signedMoney } from './shown-figures.ts'

type Movement = Output<'funnel.movement'>
const parts = ['opening', 'added', 'changed', 'reopened', 'won', 'lost', 'shelved', 'removed', 'closing'] as const
type Part = (typeof parts)[number]

/** The movement whose deals make up a part; what stood at the beginning or was removed is no longer in the list. */
const classOf: Partial<Record<Part, string>> = {
  added: 'new',
  changed: 'amount',
  reopened: 'reopened',
  won: 'won',
  lost: 'lost',
  shelved: 'shelved',
}

/** From the amount at the last look to the amount now; the parts in between add up, and open their deals. */
export function BridgeTable({ data, query }: { data: Movement; query: RowQuery }) {
  const { words, format } = useSpeech()
  const say = words.funnel.review.bridgeParts
  const { bridge, since, until } = data
  return (
    <dl className="bridge">
      {parts
        .filter((part) => part === 'opening' || part === 'closing' || bridge[part].fen !== 0)
        .map((part) => {
          const isEnd = part === 'opening' || part === 'closing'
          const shown = isEnd ? format.shortMoney(bridge[part].fen) : signedMoney(format, bridge[part].fen)
          const moved = classOf[part]
          const condition: FilterCondition | null =
            moved === undefined ? null : { field: 'movement', op: 'eq', value: JSON.stringify([moved, since, until]) }
          return (
            <div key={part} className={isEnd ? 'bridge-end' : 'bridge-part'}>
              <dt>{say[part]}</dt>
              <dd title={format.money(bridge[part])}>
                {condition ? (
                  <PlaceLink to={rowsPlace(query, [condition], say[part])} label={`${say[part]} ${shown}`}>
                    {shown}
                  </PlaceLink>
                ) : (
                  shown
                )}
              </dd>
            </div>
          )
        })}
    </dl>
  )
}
