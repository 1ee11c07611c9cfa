import { Button, Input } from 'antd'
import type { QuoteTerms } from '../../../../src-preload/contract/_words/quote.ts'
import { useSpeech } from '../../../text/language.tsx'
import { DeleteOutlined, PlusOutlined } from '../../../ui/icons.tsx'
import { newKey } from '../line-text.ts'
import { ClauseDifference } from './clause-difference.tsx'
import { MissingClauses } from './missing-clauses.tsx'
import { useClauseStandings } from './use-clause-standings.ts'

type Clause = QuoteTerms['clauses'][number]

interface Props {
  readonly clauses: readonly Clause[]
  /** Whose pack is asked for; null while no customer is chosen. */
  readonly customerId: number | null
  readonly readOnly: boolean
  readonly onChange: (clauses: Clause[]) => void
}

/** The clauses of a quote, each with what it says other than the library, and what the customer's pack has besides. */
export function ClauseList({ clauses, customerId, readOnly, onChange }: Props) {
  const { words } = useSpeech()
  const say = words.quotes
  const found = useClauseStandings(customerId, clauses)
  // A former answer may name what has been added since.
  const missing = (found?.missing ?? []).filter(({ key }) => !clauses.some((clause) => clause.key === key))
  return (
    <div className="quote-rows">
      {clauses.map((clause, at) => {
        const change = (patch: Partial<Clause>) => onChange(clauses.map((each, n) => (n === at ? { ...each, ...patch } : each)))
        const standing = found?.clauses.find(({ key }) => key === clause.key)
        const standard = standing?.standard
        return (
          <div className="quote-clause" key={clause.key}>
            <Input
              aria-label={`${say.terms.clauses} ${at + 1}`}
              readOnly={readOnly}
              value={clause.title}
              onChange={({ target }) => change({ title: target.value })}
            />
            <Input.TextArea
              aria-label={clause.title}
              rows={1}
              className="quote-grow"
              readOnly={readOnly}
              value={clause.text}
              onChange={({ target }) => change({ text: target.value })}
            />
            {!readOnly && (
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined />}
                aria-label={`${clause.title} ×`}
                onClick={() => onChange(clauses.filter((_, n) => n !== at))}
              />
            )}
            {standing && (
              <div className="quote-clause-standing">
                <ClauseDifference
                  clause={clause}
                  standing={standing}
                  onRestore={readOnly || !standard ? null : () => change({ title: standard.title, text: standard.body })}
                />
              </div>
            )}
          </div>
        )
      })}
      {found && (
        <MissingClauses
          pack={found.packName}
          missing={missing}
          onAdd={
            readOnly
              ? null
              : (some) => onChange([...clauses, ...some.map(({ key, title, body }) => ({ key, title, text: body }))])
          }
        />
      )}
      {!readOnly && (
        <div className="quote-row-foot">
          <Button
            size="small"
            icon={<PlusOutlined />}
            onClick={() => onChange([...clauses, { key: newKey(), title: say.terms.clauses, text: '' }])}
          >
            {say.terms.addClause}
          </Button>
        </div>
      )}
    </div>
  )
}
