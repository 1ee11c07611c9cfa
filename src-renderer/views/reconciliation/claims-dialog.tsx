import { Input } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'
import type { Output } from '../../wire/wire.ts'
import { headerNames, Refusals, SheetIntake } from '../transactions/index.ts'

const fieldNames = ['customer', 'document', 'basis', 'rate', 'rebate', 'claimedIn'] as const
type ClaimField = (typeof fieldNames)[number]
const required: ReadonlySet<ClaimField> = new Set(['customer', 'rebate'])
const periodPattern = /^\d{4}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?$/

/** A customer's or rep's claim sheet, line by line. */
export function ClaimsDialog({ period: given, onClose }: { period: string; onClose: () => void }) {
  const { words, format } = useSpeech()
  const say = words.reconciliation.claims
  const [period, setPeriod] = useState(given)
  const [done, setDone] = useState<Output<'reconciliation.importClaims'> | null>(null)
  const add = useCommand('reconciliation.importClaims')
  const fields = fieldNames.map((field) => ({
    field,
    title: say.fields[field],
    required: required.has(field),
    names: headerNames((table) => table.reconciliation.claims.headers[field]),
  }))
  const submit = async (mapped: readonly string[], rows: (string | null)[][], source: string) => {
    const cell = (row: (string | null)[], field: ClaimField) => row[mapped.indexOf(field)] ?? null
    const answer = await add.run({
      period,
      source,
      rows: rows.map((row) => ({
        customer: cell(row, 'customer') ?? '',
        document: cell(row, 'document') ?? '',
        basis: cell(row, 'basis'),
        rate: cell(row, 'rate'),
        rebate: cell(row, 'rebate') ?? '',
        claimedIn: cell(row, 'claimedIn'),
      })),
    })
    if (!answer) return
    setDone(answer)
    if (answer.refused.length === 0 && answer.duplicates === 0) onClose()
  }
  const extra = (
    <label className="claims-period">
      {say.period}
      <Input
        size="small"
        aria-label={say.period}
        status={periodPattern.test(period) ? '' : 'warning'}
        placeholder={words.rebates.periodHint}
        value={period}
        onChange={(event) => setPeriod(event.target.value.trim().toUpperCase())}
      />
    </label>
  )
  const wording = words.transactions.intake
  return (
    <SheetIntake
      title={say.title}
      fields={fields}
      extra={extra}
      ready={periodPattern.test(period)}
      submitText={say.submit}
      busy={add.busy}
      onClose={onClose}
      onSubmit={(mapped, rows, source) => void submit(mapped, rows, source)}
    >
      {add.failure && <FailureNotice failure={add.failure} />}
      {done && (
        <div role="status">
          <p>
            {wording.done(format.count(done.imported))}
            {done.duplicates > 0 && ` · ${wording.duplicates(format.count(done.duplicates))}`}
          </p>
          <Refusals rows={done.refused} />
        </div>
      )}
    </SheetIntake>
  )
}
