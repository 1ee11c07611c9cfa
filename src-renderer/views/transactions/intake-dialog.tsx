import { Select } from 'antd'
import { useState } from 'react'
import { tradeEvents } from '../../../src-preload/contract/_words/rebate-programme.ts'
import { transactionFields } from '../../../src-preload/contract/transactions.ts'
import type { TransactionField } from '../../../src-preload/contract/transactions.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'
import type { Output } from '../../wire/wire.ts'
import { headerNames } from './map-headers.ts'
import { Refusals } from './refusals.tsx'
import { SheetIntake } from './sheet-intake.tsx'

const required: ReadonlySet<TransactionField> = new Set(['no', 'customer', 'date', 'net'])

/** Lines of documents from a paste or a file, with what became of them. */
export function IntakeDialog({ onClose }: { onClose: () => void }) {
  const { words, format } = useSpeech()
  const say = words.transactions
  const [event, setEvent] = useState<(typeof tradeEvents)[number]>('invoice')
  const [done, setDone] = useState<Output<'transactions.createMany'> | null>(null)
  const add = useCommand('transactions.createMany')
  const fields = transactionFields.map((field) => ({
    field,
    title: say.fields[field],
    required: required.has(field),
    names: headerNames((table) => table.transactions.headers[field]),
  }))
  const submit = async (mapped: readonly string[], rows: (string | null)[][], source: string) => {
    const answer = await add.run({ fields: mapped as TransactionField[], rows, source, event })
    if (!answer) return
    setDone(answer)
    if (answer.refused.length === 0 && answer.duplicates === 0 && answer.late === 0) onClose()
  }
  const extra = (
    <label>
      {say.intake.defaultEvent}{' '}
      <Select
        size="small"
        aria-label={say.intake.defaultEvent}
        value={event}
        onChange={setEvent}
        options={tradeEvents.map((value) => ({ value, label: say.events[value] }))}
      />
    </label>
  )
  return (
    <SheetIntake
      title={say.intake.title}
      fields={fields}
      extra={extra}
      submitText={say.intake.submit}
      busy={add.busy}
      onClose={onClose}
      onSubmit={(mapped, rows, source) => void submit(mapped, rows, source)}
    >
      {add.failure && <FailureNotice failure={add.failure} />}
      {done && (
        <div role="status">
          <p>
            {say.intake.done(format.count(done.ids.filter((id) => id !== null).length))}
            {done.duplicates > 0 && ` · ${say.intake.duplicates(format.count(done.duplicates))}`}
            {done.late > 0 && ` · ${say.intake.late(format.count(done.late))}`}
          </p>
          <Refusals rows={done.refused} />
        </div>
      )}
    </SheetIntake>
  )
}
