import { App, Button } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { DownloadOutlined } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import type { ViewProps } from '../../ui/places.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { saveHeldFile } from '../../wire/held-files.ts'
import { startJob } from '../../wire/jobs.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'
import type { Output } from '../../wire/wire.ts'
import { ResultProof } from './result-proof.tsx'
import './proof.css'

/** The proof card: every figure of a customer's period down to its documents; printed as it stands. */
export function ProofView({ params }: ViewProps) {
  const { words, language } = useSpeech()
  const say = words.proof
  const wire = useWire()
  const { message } = App.useApp()
  const tellFailure = useTellFailure()
  const [busy, setBusy] = useState(false)
  const period = params['period'] ?? ''
  const party = Number(params['party'])
  const answer = useSteadyQuery('rebates.proof', { period, party })
  const exportXlsx = async () => {
    setBusy(true)
    try {
      const job = await startJob(wire, 'rebates.exportProof', { period, party, english: language === 'en' })
      const file = await job.done
      if (await saveHeldFile(wire, file)) void message.success(say.exported(file.name))
    } catch (thrown) {
      tellFailure(thrown)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Page
      title={say.title(params['name'] ?? '')}
      note={period}
      actions={
        <>
          <Button size="small" onClick={() => window.print()}>
            {say.print}
          </Button>
          <Button size="small" icon={<DownloadOutlined />} loading={busy} onClick={() => void exportXlsx()}>
            {say.exportXlsx}
          </Button>
        </>
      }
    >
      <Answered answer={answer}>{(proof) => <ProofSheet proof={proof} />}</Answered>
    </Page>
  )
}

function ProofSheet({ proof }: { proof: Output<'rebates.proof'> }) {
  const { words, format } = useSpeech()
  const say = words.proof
  const facts: [string, string][] = [
    [say.party, proof.partyName],
    [say.period, proof.period],
    [say.runAt, proof.runAt === null ? words.generic.noData : format.dateTime(proof.runAt)],
    [say.engine, proof.engine ?? words.generic.noData],
    [say.inputHash, proof.inputHash ?? words.generic.noData],
    [say.seal, proof.hash ?? say.notSealed],
  ]
  return (
    <article className="proof">
      <header className="proof-head">
        <h2>{say.heading}</h2>
        <div className="proof-due">
          <span>{say.due}</span>
          <strong>{format.ledger(proof.due)}</strong>
        </div>
      </header>
      <dl className="proof-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {proof.standing && <Standing due={proof.due} standing={proof.standing} />}
      {proof.results.length === 0 && <EmptyState title={say.none} />}
      {proof.results.map((result) => (
        <ResultProof key={result.id} result={result} />
      ))}
      {proof.earlier.length > 0 && (
        <section className="proof-result" aria-label={say.earlier}>
          <h3>{say.earlier}</h3>
          <table className="plain-table">
            <tbody>
              {proof.earlier.map((one, at) => (
                <tr key={at}>
                  <td>{one.period}</td>
                  <td>
                    {one.programmeName} {one.adjusts !== null && <span className="muted">{say.adjusts(one.adjusts)}</span>}
                  </td>
                  <td className="num">{format.ledger(one.due)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <footer className="proof-signing">
        {[say.signing.prepared, say.signing.checked, say.signing.customer, say.signing.date].map((one) => (
          <div key={one}>{one}</div>
        ))}
      </footer>
    </article>
  )
}

type Standing = NonNullable<Output<'rebates.proof'>['standing']>

/** The statement: calculated, claimed, approved, paid and what is left, as both sides sign it. */
function Standing({ due, standing: { claimed, approved, paid } }: { due: Standing['paid']; standing: Standing }) {
  const { words, format } = useSpeech()
  const say = words.proof.standing
  const figure = (fen: number | null) => (fen === null ? words.generic.noData : format.ledger({ fen }))
  const columns: [string, string][] = [
    [say.calculated, figure(due.fen)],
    [say.claimed, figure(claimed?.fen ?? null)],
    [say.difference, figure(claimed === null ? null : claimed.fen - due.fen)],
    [say.approved, figure(approved?.fen ?? null)],
    [say.paid, figure(paid.fen)],
    [say.left, figure(approved === null ? null : approved.fen - paid.fen)],
  ]
  return (
    <dl className="proof-standing" aria-label={say.title}>
      {columns.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
