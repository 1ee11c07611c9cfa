import { App, Select } from 'antd'
import type { TrialDuty } from '../../../src-preload/contract/trials.ts'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { SideSheet } from '../../ui/side-sheet.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'

/** Who approves at each node, and to whom it passes when it is idle. */
export function DutiesDrawer({ onClose }: { onClose: () => void }) {
  const { words } = useSpeech()
  const say = words.trials.duties
  const wire = useWire()
  const { message } = App.useApp()
  const tellFailure = useTellFailure()
  const members = useSteadyQuery('members.list', {}).data ?? []
  const answer = useSteadyQuery('trials.duties', {})
  const options = members.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }))
  const save = (duty: TrialDuty, patch: { handlerId?: number | null; escalationId?: number | null }) =>
    void wire
      .call('trials.saveDuty', { node: duty.node, handlerId: duty.handlerId, escalationId: duty.escalationId, ...patch })
      .then(() => message.success(say.saved))
      .catch(tellFailure)
  const choice = (duty: TrialDuty, which: 'handlerId' | 'escalationId', label: string) => (
    <Select
      className="trial-person"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={`${words.trials.nodes[duty.node]} ${label}`}
      value={duty[which]}
      options={options}
      onChange={(id: number | null | undefined) => save(duty, { [which]: id ?? null })}
    />
  )
  return (
    <SideSheet onClose={onClose} title={say.title} size={640}>
      <p className="muted">{say.hint}</p>
      <Answered answer={answer}>
        {(duties) => (
          <table className="plain-table trial-duties">
            <thead>
              <tr>
                <th>{say.node}</th>
                <th>{say.handler}</th>
                <th>{say.escalation}</th>
              </tr>
            </thead>
            <tbody>
              {duties.map((duty) => (
                <tr key={duty.node}>
                  <td>{words.trials.nodes[duty.node]}</td>
                  <td>{choice(duty, 'handlerId', say.handler)}</td>
                  <td>
                    {choice(duty, 'escalationId', say.escalation)}
                    {(duty.handlerName !== duty.nowHandler || duty.escalationName !== duty.nowEscalation) && (
                      <div className="muted trial-small">
                        {say.now(duty.nowHandler ?? say.nobody, duty.nowEscalation ?? say.nobody)}
                      </div>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Answered>
    </SideSheet>
  )
}
