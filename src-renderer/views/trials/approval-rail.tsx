import type { TrialStep } from '../../../src-preload/contract/trials.ts'
import { useSpeech } from '../../text/language.tsx'

/** The four nodes in their order: who acted when, whom the present one waits for and until when. */
export function ApprovalRail({ steps }: { steps: readonly TrialStep[] }) {
  const { words, format } = useSpeech()
  const { rail, nodes } = words.trials
  const nobody = words.trials.duties.nobody
  const lineOf = (step: TrialStep): string[] => {
    if (step.state === 'approved')
      return [rail.by(step.by ?? '', step.at === null ? '' : format.dateTime(step.at)), rail.minutes(format.count(step.minutes))]
    if (step.state === 'returned') return [rail.returned]
    if (step.state === 'ahead') return [step.handlerName ?? nobody]
    if (step.passed) return [rail.passed(step.handlerName ?? nobody, step.escalationName ?? nobody)]
    return [
      rail.waits(step.handlerName ?? nobody),
      ...(step.passesAt === null ? [] : [rail.passesAt(format.dateTime(step.passesAt), step.escalationName ?? nobody)]),
    ]
  }
  return (
    <ol className="trial-rail" aria-label={rail.label}>
      {steps.map((step) => (
        <li
          key={step.node}
          className={`trial-step trial-${step.passed ? 'late' : step.state}`}
          aria-current={step.state === 'now' ? 'step' : undefined}
        >
          <strong>{nodes[step.node]}</strong>
          {lineOf(step).map((line) => (
            <span key={line} className="trial-step-line">
              {line}
            </span>
          ))}
        </li>
      ))}
    </ol>
  )
}
