import { App, Button, Checkbox, Input, Select } from 'antd'
import { useMemo, useState } from 'react'
import type { OwnedKind } from '../../../src-preload/contract/hand-overs.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { SideSheet } from '../../ui/side-sheet.tsx'
import { Answered } from '../../ui/states.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'
import type { Output } from '../../wire/wire.ts'
import { Completeness } from './completeness.tsx'
import { SharesCell } from './shares-cell.tsx'
import './hand-overs.css'

interface Leaver {
  readonly id: number
  readonly name: string
}

/** Rule B9: all a member owns, to whom it goes, and what would stay behind; one button, one undo. */
export function HandOverDrawer({ member, onClose }: { member: Leaver; onClose: () => void }) {
  const { words } = useSpeech()
  const answer = useSteadyQuery('hand-overs.owned', { memberId: member.id })
  return (
    <SideSheet onClose={onClose} title={words.handOvers.title(member.name)} size={820}>
      <Answered answer={answer}>{(owned) => <HandOverForm member={member} owned={owned} onClose={onClose} />}</Answered>
    </SideSheet>
  )
}

function HandOverForm({ member, owned, onClose }: { member: Leaver; owned: Output<'hand-overs.owned'>; onClose: () => void }) {
  const { words, format } = useSpeech()
  const say = words.handOvers
  const { message } = App.useApp()
  const save = useCommand('hand-overs.run')
  const members = useSteadyQuery('members.list', {}).data ?? []
  const [chosen, setChosen] = useState<ReadonlyMap<OwnedKind, readonly number[]>>(new Map())
  const [withCustomers, setWithCustomers] = useState(true)
  const [deactivate, setDeactivate] = useState(true)
  const [reason, setReason] = useState('')
  const kinds = owned.kinds.filter(({ count }) => count > 0)
  const input = useMemo(
    () => ({
      memberId: member.id,
      plan: [...chosen].map(([kind, ids]) => ({ kind, successorIds: [...ids] })),
      withCustomers,
    }),
    [member.id, chosen, withCustomers],
  )
  const preview = useSteadyQuery('hand-overs.preview', input).data
  const people = members
    .filter(({ active, id }) => active && id !== member.id)
    .map(({ id, name }) => ({ value: id, label: name }))
  const everything = (ids: readonly number[]) => setChosen(new Map(kinds.map(({ kind }) => [kind, ids])))
  const nobody = [...chosen.values()].every((ids) => ids.length === 0)
  const submit = async () => {
    if (!(await save.run({ ...input, deactivate, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) }))) return
    void message.success(say.done(member.name))
    onClose()
  }
  const picker = (label: string, value: readonly number[], change: (ids: readonly number[]) => void) => (
    <Select
      mode="multiple"
      className="hand-over-pick"
      aria-label={label}
      placeholder={say.pick}
      value={[...value]}
      options={people}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={(ids: number[]) => change(ids)}
    />
  )
  return (
    <>
      {kinds.length === 0 ? (
        <p className="muted">{say.nothing}</p>
      ) : (
        <>
          <div className="hand-over-all">
            <span>{say.everythingTo}</span>
            {picker(say.everythingTo, chosen.get(kinds[0]?.kind ?? 'customers') ?? [], everything)}
            <span className="muted">{say.pickMany}</span>
          </div>
          <Checkbox checked={withCustomers} onChange={(event) => setWithCustomers(event.target.checked)}>
            {say.withCustomers}
          </Checkbox>
          <table className="plain-table hand-over-table">
            <thead>
              <tr>
                <th>{say.columns.kind}</th>
                <th className="num">{say.columns.count}</th>
                <th>{say.columns.to}</th>
                <th>{say.columns.gets}</th>
              </tr>
            </thead>
            <tbody>
              {kinds.map(({ kind, count, samples }) => (
                <tr key={kind}>
                  <td>
                    {say.kinds[kind]}
                    <div className="muted hand-over-samples" title={samples.join(words.generic.separator)}>
                      {samples.join(words.generic.separator)}
                    </div>
                  </td>
                  <td className="num">{format.count(count)}</td>
                  <td>{picker(say.kinds[kind], chosen.get(kind) ?? [], (ids) => setChosen(new Map(chosen).set(kind, ids)))}</td>
                  <td>
                    <SharesCell share={preview?.shares.find((one) => one.kind === kind)} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="muted">{say.logged(format.count(owned.logged.activities), format.count(owned.logged.meetings))}</p>
        </>
      )}
      {preview && <Completeness outcome={preview} />}
      <Input
        className="hand-over-reason"
        value={reason}
        maxLength={500}
        aria-label={say.reason}
        placeholder={say.reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {save.failure && <FailureNotice failure={save.failure} />}
      <div className="hand-over-run">
        <Checkbox checked={deactivate} onChange={(event) => setDeactivate(event.target.checked)}>
          {say.deactivate}
        </Checkbox>
        <Button
          type="primary"
          loading={save.busy}
          disabled={nobody && !(deactivate && kinds.length === 0)}
          onClick={() => void submit()}
        >
          {say.run}
        </Button>
      </div>
    </>
  )
}
