import { App, Button, Input, Radio } from 'antd'
import { useState } from 'react'
import { trialQuestions } from '../../../src-preload/contract/trials.ts'
import type { TrialQuestion, TrialRow } from '../../../src-preload/contract/trials.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'

/** The three questions before the end: answered in place, and answered again when something changed. */
export function ThreeQuestions({ trial }: { trial: TrialRow }) {
  const { words, format } = useSpeech()
  const say = words.trials.questions
  const save = useCommand('trials.answer')
  const { message } = App.useApp()
  const running = trial.endedAt === null
  const [asking, setAsking] = useState(running && trial.answeredAt === null)
  const [said, setSaid] = useState<Partial<Record<TrialQuestion, boolean>>>({})
  const [note, setNote] = useState(trial.answerNote ?? '')
  const valueOf = (question: TrialQuestion) => said[question] ?? trial[question] ?? undefined
  const complete = trialQuestions.every((question) => valueOf(question) !== undefined)
  const submit = async () => {
    const [samplesDone = false, metricsMet = false, budgetApproved = false] = trialQuestions.map(valueOf)
    if (!(await save.run({ id: trial.id, samplesDone, metricsMet, budgetApproved, note: note.trim() || null }))) return
    void message.success(say.saved)
    setAsking(false)
  }
  return (
    <section className="trial-questions" aria-label={say.title}>
      <h3>{say.title}</h3>
      {trialQuestions.map((question) => (
        <div key={question} className="trial-question">
          <span id={`trial-${question}`}>{say[question]}</span>
          {asking ? (
            <Radio.Group
              size="small"
              optionType="button"
              aria-labelledby={`trial-${question}`}
              value={valueOf(question)}
              onChange={(event) => setSaid({ ...said, [question]: event.target.value as boolean })}
              options={[
                { value: true, label: say.yes },
                { value: false, label: say.no },
              ]}
            />
          ) : (
            <strong>{trial[question] === null ? words.generic.noData : trial[question] ? say.yes : say.no}</strong>
          )}
        </div>
      ))}
      {asking ? (
        <div className="trial-answer">
          <Input
            value={note}
            maxLength={1000}
            placeholder={say.note}
            aria-label={say.note}
            onChange={(event) => setNote(event.target.value)}
          />
          <Button
            type={trial.asks === 'questions' ? 'primary' : 'default'}
            disabled={!complete}
            loading={save.busy}
            onClick={() => void submit()}
          >
            {say.save}
          </Button>
        </div>
      ) : (
        trial.answerNote !== null && <p>{trial.answerNote}</p>
      )}
      <p className="muted">
        {trial.answeredAt !== null
          ? say.answeredBy(trial.answeredBy ?? '', format.dateTime(trial.answeredAt))
          : trial.questionsAt !== null && running
            ? say.due(format.dateTime(trial.questionsAt))
            : null}{' '}
        {running && !asking && (
          <Button type="link" size="small" onClick={() => setAsking(true)}>
            {say.again}
          </Button>
        )}
      </p>
      {save.failure && <FailureNotice failure={save.failure} />}
    </section>
  )
}
