import { App, Button, Input, Modal, Popconfirm, Select } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../../../text/language.tsx'
import { useTellFailure } from '../../../ui/failure-notice.tsx'
import { PlusOutlined } from '../../../ui/icons.tsx'
import { Section } from '../../../ui/page.tsx'
import { Answered } from '../../../ui/states.tsx'
import { DateField, useToday } from '../date-field.tsx'
import { useSteadyQuery } from '../../../wire/use-query.ts'
import { useWire } from '../../../wire/use-wire.tsx'
import type { Output } from '../../../wire/wire.ts'
import '../terms.css'
import './clauses.css'

type Clause = Output<'quotes.clauses'>[number]

export function ClauseLibrary() {
  const { words } = useSpeech()
  const say = words.quotes.clauses
  const answer = useSteadyQuery('quotes.clauses', {})
  const named = useSteadyQuery('settings.rules', {}).data?.values.quotes.clausePacks ?? []
  const packOf = (type: string) => {
    const own = named.find((pack) => pack.type === type)
    return own ? say.named(type, own.name) : type
  }
  const [editing, setEditing] = useState<Clause | 'new' | null>(null)
  const wire = useWire()
  const { message } = App.useApp()
  const tellFailure = useTellFailure()
  const today = useToday()
  const retire = ({ key, title, body, packs }: Clause) =>
    today === undefined
      ? undefined
      : wire
          .call('quotes.saveClause', { key, title, body, packs, effectiveFrom: today, retired: true })
          .then(() => message.success(say.retired), tellFailure)
  return (
    <Section
      title={words.quotes.tabs.clauses}
      actions={
        <Button size="small" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
          {say.add}
        </Button>
      }
    >
      <Answered answer={answer}>
        {(clauses) =>
          clauses.length === 0 ? (
            <p className="block-body muted">{say.empty}</p>
          ) : (
            <table className="plain-table">
              <thead>
                <tr>
                  <th>{say.name}</th>
                  <th>{say.body}</th>
                  <th>{say.packs}</th>
                  <th>{say.from}</th>
                  <th />
                </tr>
              </thead>
              <tbody>
                {clauses.map((clause) => (
                  <tr key={clause.id}>
                    <td>{clause.title}</td>
                    <td className="clause-text">{clause.body}</td>
                    <td>{words.quotes.list(clause.packs.map(packOf))}</td>
                    <td>{clause.effectiveFrom}</td>
                    <td className="num quote-nowrap">
                      <Button
                        size="small"
                        type="text"
                        aria-label={`${words.generic.edit} ${clause.title}`}
                        onClick={() => setEditing(clause)}
                      >
                        {words.generic.edit}
                      </Button>
                      <Popconfirm
                        title={say.retireAsk(clause.title)}
                        okText={say.retire}
                        cancelText={words.generic.cancel}
                        onConfirm={() => retire(clause)}
                      >
                        <Button size="small" type="text" aria-label={say.retireOne(clause.title)}>
                          {say.retire}
                        </Button>
                      </Popconfirm>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answered>
      {editing !== null && <ClauseDialog clause={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </Section>
  )
}

function ClauseDialog({ clause, onClose }: { clause: Clause | null; onClose: () => void }) {
  const { words } = useSpeech()
  const say = words.quotes.clauses
  const wire = useWire()
  const { message } = App.useApp()
  const tellFailure = useTellFailure()
  const types = useSteadyQuery('customers.choices', {}).data?.type ?? []
  const [title, setTitle] = useState(clause?.title ?? '')
  const [body, setBody] = useState(clause?.body ?? '')
  const [packs, setPacks] = useState<string[]>(clause?.packs ?? ['*'])
  const today = useToday() ?? ''
  const [picked, setFrom] = useState('')
  const from = picked === '' ? today : picked
  const save = () =>
    void wire
      .call('quotes.saveClause', { ...(clause ? { key: clause.key } : {}), title, body, packs, effectiveFrom: from })
      .then(() => {
        void message.success(say.saved)
        onClose()
      }, tellFailure)
  return (
    <Modal
      open
      title={clause ? say.edit(clause.title) : say.add}
      okText={words.generic.save}
      cancelText={words.generic.cancel}
      okButtonProps={{ disabled: from === '' || title.trim() === '' || body.trim() === '' }}
      onOk={save}
      onCancel={onClose}
    >
      <div className="quote-answers">
        <label className="quote-question">
          {say.name}
          <Input autoFocus value={title} onChange={({ target }) => setTitle(target.value)} />
        </label>
        <label className="quote-question">
          {say.body}
          <Input.TextArea rows={3} className="quote-grow" value={body} onChange={({ target }) => setBody(target.value)} />
        </label>
        <label className="quote-question">
          {say.packs}
          <Select
            mode="tags"
            className="quote-full"
            value={packs}
            options={[{ value: '*' }, ...types.map(({ value }) => ({ value }))]}
            onChange={setPacks}
          />
        </label>
        <label className="quote-question">
          {say.from}
          <DateField value={from} onChange={setFrom} />
        </label>
      </div>
    </Modal>
  )
}
