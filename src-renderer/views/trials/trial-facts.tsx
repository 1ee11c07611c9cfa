import type { TrialRow } from '../../../src-preload/contract/trials.ts'
import { useSpeech } from '../../text/language.tsx'
import type { Output } from '../../wire/wire.ts'
import { fieldWords } from '../changes/index.ts'

/** What is applied for and, once it is over, how it ended. */
export function TrialFacts({ trial, detail }: { trial: TrialRow; detail: Output<'trials.detail'> }) {
  const { words, format } = useSpeech()
  const say = words.trials
  const fact = (label: string, value: string | null, note?: string | false) =>
    value !== null &&
    value !== '' && (
      <>
        <dt>{label}</dt>
        <dd>
          {value} {note && <span className="trial-warning">{note}</span>}
        </dd>
      </>
    )
  const title = (field: string) => fieldWords(words, field, 'trial')
  const time = (at: string | null) => (at === null ? null : format.dateTime(at))
  const checks = trial.grade !== null && trial.model !== null && trial.test !== null && trial.productName !== null
  return (
    <>
      <h3>{say.facts}</h3>
      <dl className="trial-facts">
        {fact(title('grade'), trial.grade)}
        {fact(title('model'), trial.model)}
        {fact(title('test'), trial.test)}
        {fact(title('productName'), trial.productName, checks && !detail.fits && say.notFitting)}
        {fact(title('startsOn'), trial.startsOn)}
        {fact(title('endsOn'), trial.endsOn)}
        {fact(say.opportunity, detail.opportunityName)}
        {fact(title('remark'), trial.remark)}
      </dl>
      {trial.outcome !== null && (
        <>
          <h3>{say.result}</h3>
          <dl className="trial-facts">
            {fact(say.end.outcome, say.outcomes[trial.outcome] ?? trial.outcome)}
            {fact(say.end.rootCause, trial.rootCause)}
            {fact(title('endedAt'), time(trial.endedAt))}
            {fact(title('ended_by'), trial.endedBy)}
            {fact(say.end.note, trial.outcomeNote)}
          </dl>
        </>
      )}
    </>
  )
}
