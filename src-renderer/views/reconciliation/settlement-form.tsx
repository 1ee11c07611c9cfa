import { App, Button, DatePicker, Input, Select } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { settlementKinds } from '../../../src-preload/contract/reconciliation.ts'
import type { ReconciliationRow } from '../../../src-preload/contract/reconciliation.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { fenOfText, textOfFen } from './money-text.ts'

/** What was paid already, and a payment to add while something is owed. */
export function SettlementForm({ row, by }: { row: ReconciliationRow; by: number | null }) {
  const { words, format } = useSpeech()
  const say = words.reconciliation.panel
  const settled = useSteadyQuery('reconciliation.settlements', { id: row.id }).data ?? []
  if (row.approved === null && settled.length === 0) return null
  return (
    <section className="recon-section" aria-label={say.settlements}>
      <h3>{say.settlements}</h3>
      {settled.length > 0 && (
        <ul className="recon-causes">
          {settled.map((one) => (
            <li key={one.id}>
              <span>
                {say.kinds[one.kind]} {one.document}
              </span>
              <span className="muted">
                {one.on} · {one.payee} · {one.by}
              </span>
              <span className="num">{format.ledger(one.amount)}</span>
              {one.flag && <span className="money-warn recon-flag">{one.note}</span>}
            </li>
          ))}
        </ul>
      )}
      {row.owed.fen > 0 && <AddSettlement key={row.owed.fen} row={row} by={by} />}
    </section>
  )
}

function AddSettlement({ row, by }: { row: ReconciliationRow; by: number | null }) {
  const { words } = useSpeech()
  const say = words.reconciliation.panel
  const { message } = App.useApp()
  const today = useSteadyQuery('system.capabilities', {}).data?.today
  const settle = useCommand('reconciliation.settle')
  const [kind, setKind] = useState<(typeof settlementKinds)[number]>('credit-note')
  const [amount, setAmount] = useState(textOfFen(row.owed.fen))
  const [document, setDocument] = useState('')
  const [on, setOn] = useState<string | null>(null)
  const [payee, setPayee] = useState(row.name)
  const [note, setNote] = useState('')
  const fen = fenOfText(amount)
  const flag = settle.failure?.code === 'reconciliation.flagged-payee' ? settle.failure.details['flag'] : undefined
  const submit = async () => {
    if (fen === null) return
    const done = await settle.run({
      id: row.id,
      kind,
      amount: { fen },
      document,
      on: on ?? today ?? '',
      payee,
      by: by ?? 1,
      ...(note.trim() === '' ? {} : { note }),
    })
    if (done) void message.success(say.settled)
  }
  return (
    <div className="recon-settle">
      <Select
        aria-label={say.settle}
        value={kind}
        onChange={setKind}
        options={settlementKinds.map((value) => ({ value, label: say.kinds[value] }))}
      />
      <Input
        aria-label={say.settleAmount}
        value={amount}
        status={fen === null ? 'error' : ''}
        onChange={(event) => setAmount(event.target.value)}
      />
      <Input
        aria-label={say.settleDocument}
        placeholder={say.settleDocument}
        value={document}
        onChange={(event) => setDocument(event.target.value)}
      />
      <DatePicker
        aria-label={say.settleOn}
        allowClear={false}
        value={dayjs(on ?? today)}
        onChange={(day) => setOn(day ? day.format('YYYY-MM-DD') : null)}
      />
      <Input aria-label={say.payee} placeholder={say.payee} value={payee} onChange={(event) => setPayee(event.target.value)} />
      <Input aria-label={say.note} placeholder={say.note} value={note} onChange={(event) => setNote(event.target.value)} />
      <Button type="primary" size="small" loading={settle.busy} disabled={fen === null} onClick={() => void submit()}>
        {say.submitSettle}
      </Button>
      {typeof flag === 'string' && <p className="money-warn recon-flag">{(say.flags as Record<string, string>)[flag]}</p>}
      {settle.failure && <FailureNotice failure={settle.failure} onClose={settle.forget} />}
    </div>
  )
}
