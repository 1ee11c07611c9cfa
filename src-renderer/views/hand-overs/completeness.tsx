import { useSpeech } from '../../text/language.tsx'

const goal = 95

interface Outcome {
  readonly contactsKnown: number
  readonly contactsMoved: number
  readonly completeness: string | null
}

/** Rule B9: contacts handed over of those known, against the goal. */
export function Completeness({ outcome }: { outcome: Outcome }) {
  const { words, format } = useSpeech()
  const say = words.handOvers
  const { completeness, contactsKnown, contactsMoved } = outcome
  return (
    <p className="hand-over-complete">
      <span>{say.completeness}</span>
      <strong className={completeness !== null && Number(completeness) < goal ? 'hand-over-below' : ''}>
        {completeness === null ? words.generic.noData : `${completeness}%`}
      </strong>
      <span className="muted">
        {say.completenessOf(format.count(contactsMoved), format.count(contactsKnown))} {say.goal}
      </span>
    </p>
  )
}
