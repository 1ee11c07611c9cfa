import { Button } from 'antd'
import { useSpeech } from '../../../text/language.tsx'
import { StateTag } from '../../../ui/state-tag.tsx'
import type { Output } from '../../../wire/wire.ts'
import './clauses.css'

type Missing = Output<'quotes.clauseStandings'>['missing']

interface Props {
  readonly pack: string | null
  readonly missing: Missing
  /** Null for who only reads. */
  readonly onAdd: ((some: Missing) => void) | null
}

/** What the pack of the customer's type has and the quote lacks; one by one or all at once it is added. */
export function MissingClauses({ pack, missing, onAdd }: Props) {
  const { words } = useSpeech()
  const say = words.quotes.clauses
  if (missing.length === 0) return null
  return (
    <section className="clause-missing" aria-label={say.missing(pack)}>
      <p className="clause-standing">
        <StateTag tone="warn">{say.missing(pack)}</StateTag>
        {onAdd && (
          <Button size="small" onClick={() => onAdd(missing)}>
            {say.addAll}
          </Button>
        )}
      </p>
      <ul>
        {missing.map((one) => (
          <li key={one.key}>
            <span className="clause-missing-title">{one.title}</span>
            <span className="muted">{one.body}</span>
            {onAdd && missing.length > 1 && (
              <Button size="small" type="text" aria-label={say.addOne(one.title)} onClick={() => onAdd([one])}>
                {say.addThis}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
