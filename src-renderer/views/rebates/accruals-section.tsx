import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Section } from '../../ui/page.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import type { Output } from '../../wire/wire.ts'
import { RunProgress } from './run-progress.tsx'
import { useRebateRun } from './use-rebate-run.ts'

const monthPattern = /^\d{4}-(0[1-9]|1[0-2])$/

/** Accruals of a year: programmes down, months across. */
export function AccrualsSection({ by, today }: { by: number | null; today: string }) {
  const { words, format } = useSpeech()
  const say = words.rebates
  const { message } = App.useApp()
  const [typed, setTyped] = useState<string | null>(null)
  const month = typed ?? today.slice(0, 7)
  const accrue = useRebateRun('rebates.accrue')
  const answer = useSteadyQuery('rebates.accruals', /^\d{4}/.test(month) ? { year: month.slice(0, 4) } : null)
  const submit = async () => {
    const done = await accrue.run({ month, by: by ?? 1 })
    if (done) void message.success(done.unchanged ? say.unchanged : say.accrued(format.ledger(done.total)))
  }
  return (
    <Section
      title={say.accruals}
      actions={
        <div className="period-reckon">
          <Input size="small" aria-label={say.accrueMonth} value={month} onChange={(event) => setTyped(event.target.value)} />
          <Button size="small" loading={accrue.busy} disabled={!monthPattern.test(month)} onClick={() => void submit()}>
            {say.accrue}
          </Button>
        </div>
      }
    >
      {accrue.failure && <FailureNotice failure={accrue.failure} onClose={accrue.forget} />}
      {accrue.busy && <RunProgress title={say.reckoning} job={accrue.state} onCancel={accrue.cancel} />}
      <Answered answer={answer} rows={3}>
        {(rows) =>
          rows.length === 0 ? <div className="block-body muted">{say.accrualEmpty}</div> : <AccrualTable rows={rows} />
        }
      </Answered>
    </Section>
  )
}

function AccrualTable({ rows }: { rows: Output<'rebates.accruals'> }) {
  const { words, format } = useSpeech()
  const say = words.rebates
  const months = [...new Set(rows.map(({ month }) => month))]
  const programmes = [...new Map(rows.map(({ programmeId, programmeName }) => [programmeId, programmeName]))]
  const sum = (fits: (row: (typeof rows)[number]) => boolean) =>
    format.ledger({ fen: rows.filter(fits).reduce((all, { accrued }) => all + accrued.fen, 0) })
  return (
    <div className="rebate-scroll">
      <table className="plain-table">
        <thead>
          <tr>
            <th>{words.rebates.near.columns.programme}</th>
            {months.map((month) => (
              <th key={month} className="num">
                {month}
              </th>
            ))}
            <th className="num">{say.total}</th>
          </tr>
        </thead>
        <tbody>
          {programmes.map(([id, name]) => (
            <tr key={id}>
              <td>{name}</td>
              {months.map((month) => (
                <td key={month} className="num">
                  {sum((row) => row.programmeId === id && row.month === month)}
                </td>
              ))}
              <td className="num">{sum((row) => row.programmeId === id)}</td>
            </tr>
          ))}
          <tr>
            <td>{say.total}</td>
            {months.map((month) => (
              <td key={month} className="num">
                {sum((row) => row.month === month)}
              </td>
            ))}
            <td className="num">
              <strong>{sum(() => true)}</strong>
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  )
}
