import { useSpeech } from '../../text/language.tsx'
import type { Output } from '../../wire/wire.ts'

type Change = Output<'materials.compare'>['commitments'][number]

/** What became of service commitments, each with a word for its fate: colour alone tells nobody. */
export function CommitmentList({ changes }: { changes: readonly Change[] }) {
  const { words } = useSpeech()
  const say = words.materials
  return (
    <ul className="commitments">
      {changes.map((change) => (
        <li key={`${change.before ?? ''}|${change.after ?? ''}`}>
          <span className={`fate fate-${change.fate}`}>{say.fates[change.fate]}</span>{' '}
          {change.before !== null && change.after !== null && change.fate === 'altered'
            ? say.becomes(change.before, change.after)
            : (change.before ?? change.after)}
        </li>
      ))}
    </ul>
  )
}
