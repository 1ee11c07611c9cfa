import { App, Button, DatePicker, Input, Select } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { DeleteOutlined } from '../../ui/icons.tsx'
import { Section } from '../../ui/page.tsx'
import { Answered } from '../../ui/states.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'

const blank = { memberId: null as number | null, delegateId: null as number | null, from: '', to: '', note: '' }

/** Who is away when, and who acts for them: approvals that wait for them wait for the other meanwhile. */
export function AbsencesSection() {
  const { words } = useSpeech()
  const say = words.settings.absences
  const wire = useWire()
  const { message } = App.useApp()
  const tellFailure = useTellFailure()
  const answer = useSteadyQuery('members.absences', {})
  const members = (useSteadyQuery('members.list', {}).data ?? []).filter(({ active }) => active)
  const save = useCommand('members.saveAbsence')
  const [form, setForm] = useState(blank)
  const put = (patch: Partial<typeof blank>) => setForm((now) => ({ ...now, ...patch }))
  const options = members.map(({ id, name }) => ({ value: id, label: name }))
  const ready = form.memberId !== null && form.from !== '' && form.to !== ''
  const submit = async () => {
    if (form.memberId === null || !ready) return
    const { memberId, delegateId, from, to, note } = form
    if (!(await save.run({ memberId, delegateId, from, to, note }))) return
    setForm(blank)
    void message.success(say.saved)
  }
  return (
    <Section title={say.title}>
      <div className="block-body absence-form">
        <Select
          aria-label={say.who}
          placeholder={say.who}
          value={form.memberId}
          options={options}
          onChange={(memberId) => put({ memberId })}
        />
        <DatePicker.RangePicker
          aria-label={say.days}
          value={form.from === '' ? null : [dayjs(form.from), dayjs(form.to)]}
          onChange={(days) => put({ from: days?.[0]?.format('YYYY-MM-DD') ?? '', to: days?.[1]?.format('YYYY-MM-DD') ?? '' })}
        />
        <Select
          allowClear
          aria-label={say.delegate}
          placeholder={say.delegate}
          value={form.delegateId}
          options={options.filter(({ value }) => value !== form.memberId)}
          onChange={(delegateId: number | undefined) => put({ delegateId: delegateId ?? null })}
        />
        <Input
          aria-label={say.note}
          placeholder={say.note}
          maxLength={200}
          value={form.note}
          onChange={({ target }) => put({ note: target.value })}
        />
        <Button type="primary" disabled={!ready} loading={save.busy} onClick={() => void submit()}>
          {say.add}
        </Button>
      </div>
      {save.failure && <FailureNotice failure={save.failure} onClose={save.forget} />}
      <Answered answer={answer}>
        {(rows) =>
          rows.length === 0 ? (
            <div className="block-body muted">{say.empty}</div>
          ) : (
            <table className="plain-table settings-table">
              <thead>
                <tr>
                  <th>{say.who}</th>
                  <th>{say.days}</th>
                  <th>{say.delegate}</th>
                  <th>{say.note}</th>
                  <th />
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <td>{row.memberName}</td>
                    <td>{`${row.from} – ${row.to}`}</td>
                    <td>{row.delegateName ?? words.generic.noData}</td>
                    <td>{row.note}</td>
                    <td className="num">
                      <Button
                        size="small"
                        type="text"
                        icon={<DeleteOutlined />}
                        aria-label={say.remove(row.memberName)}
                        onClick={() => void wire.call('members.removeAbsence', { id: row.id }).catch(tellFailure)}
                      />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answered>
    </Section>
  )
}
