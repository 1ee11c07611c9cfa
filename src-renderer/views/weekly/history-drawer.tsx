import type { TargetPlan } from '../../../src-preload/contract/weekly.ts'
import { useSpeech } from '../../text/language.tsx'
import { StateTag } from '../../ui/state-tag.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { SideSheet } from '../../ui/side-sheet.tsx'

/** Everything that was laid down for a member's month, newest first, and why. */
export function HistoryDrawer({
  memberId,
  name,
  month,
  onClose,
}: {
  memberId: number
  name: string
  month: string
  onClose: () => void
}) {
  const { words } = useSpeech()
  const say = words.weekly
  const answer = useSteadyQuery('weekly.history', { memberId, month })
  return (
    <SideSheet size={460} title={say.history(name)} onClose={onClose}>
      <Answered answer={answer}>
        {({ plans }) =>
          plans.length === 0 ? (
            <p className="muted">{say.noHistory}</p>
          ) : (
            <ul className="week-plans">
              {plans.map((plan) => (
                <Plan key={plan.id} plan={plan} />
              ))}
            </ul>
          )
        }
      </Answered>
    </SideSheet>
  )
}

function Plan({ plan }: { plan: TargetPlan }) {
  const { words, format } = useSpeech()
  const say = words.weekly
  return (
    <li>
      <div className="week-plan-head">
        <strong>{say.actions[plan.action]}</strong>
        <StateTag tone={plan.kind === 'set' ? 'plain' : 'info'}>{say.kinds[plan.kind]}</StateTag>
        <span className="muted">{say.by(plan.setBy, format.dateTime(plan.createdAt))}</span>
      </div>
      <div>{say.planLine(format.count(plan.target), format.count(plan.achieved), format.count(plan.remaining))}</div>
      {plan.because.map((one) => (
        <div key={`${one.from} ${one.why}`} className="muted">
          {say.factorLine(one.why, one.factor, one.from, one.until ?? null)}
        </div>
      ))}
      {plan.reason !== null && <div className="muted">{words.generic.labelled(say.why, plan.reason)}</div>}
      <div className="week-split">
        {plan.weeks.map(({ week, target }) => (
          <span key={week}>
            <span className="muted">{week.slice(5)}</span> {format.count(target)}
          </span>
        ))}
      </div>
    </li>
  )
}
