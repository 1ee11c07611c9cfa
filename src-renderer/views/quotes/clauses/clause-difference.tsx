import { Button } from 'antd'
import type { ClauseStandingShown } from '../../../../src-preload/contract/_words/quote-rows.ts'
import { useSpeech } from '../../../text/language.tsx'
import { StateTag } from '../../../ui/state-tag.tsx'
import { TextDifference } from '../../../ui/text-difference.tsx'
import './clauses.css'

interface Props {
  /** Said before the standing where no field above has the clause's name. */
  readonly heading?: string
  readonly clause: { readonly title: string }
  readonly standing: ClauseStandingShown
  /** Puts the standard's own words back; null for who only reads. */
  readonly onRestore: (() => void) | null
}

/** How one clause stands to the library: nothing where it is the standard, else what it says instead. */
export function ClauseDifference({ heading, clause, standing, onRestore }: Props) {
  const { words, format } = useSpeech()
  const say = words.quotes.clauses
  if (standing.standing === 'standard') return null
  return (
    <>
      <p className="clause-standing">
        {heading !== undefined && <strong>{heading}</strong>}
        <StateTag tone={standing.standing === 'own' ? 'plain' : 'warn'}>{say.standings[standing.standing]}</StateTag>
        {standing.formerFrom !== null && <span className="muted">{say.former(format.date(standing.formerFrom))}</span>}
        {onRestore && standing.standard && (
          <Button size="small" aria-label={say.restoreOne(standing.standard.title)} onClick={onRestore}>
            {say.restore}
          </Button>
        )}
      </p>
      {standing.title.length > 0 && <TextDifference label={say.titleDifference(clause.title)} lines={standing.title} />}
      {standing.lines.length > 0 && <TextDifference label={say.difference(clause.title)} lines={standing.lines} />}
    </>
  )
}
