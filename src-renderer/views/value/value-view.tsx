import { App, Button, Popconfirm } from 'antd'
import { useState } from 'react'
import type { Evaluation, FlowCustomer } from '../../../src-preload/contract/value.ts'
import { dimensions } from '../../../src-preload/contract/value.ts'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import { Answered } from '../../ui/states.tsx'
import { startJob } from '../../wire/jobs.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'
import type { Output } from '../../wire/wire.ts'
import { FlowTable } from './flow-table.tsx'
import { LockDialog } from './lock-dialog.tsx'
import { LockList } from './lock-list.tsx'
import { migrationPlace } from './value-places.ts'
import { dimensionWords } from './value-words.ts'
import './value.css'

/** Quarterly evaluations: what is due, what it would say, what was frozen; who is at risk and who is locked. */
export function ValueView() {
  const speech = useSpeech()
  const { words } = speech
  const say = words.value
  const answer = useSteadyQuery('value.evaluations', {})
  return (
    <Page title={say.title} actions={<PlaceLink to={migrationPlace}>{say.mapTitle}</PlaceLink>}>
      <Answered answer={answer} rows={8}>
        {(data) => {
          const [due] = data.due
          const unfed = dimensions.filter((dimension) => !data.fed.includes(dimension))
          const named = (list: readonly string[]) => list.map((one) => dimensionWords(speech, one)).join(words.generic.separator)
          return (
            <>
              <p className="muted value-fed">{unfed.length === 0 ? say.fedAll : say.fedNote(named(data.fed), named(unfed))}</p>
              {due === undefined ? <p className="muted value-fed">{say.notDue}</p> : <DueQuarter key={due} quarter={due} />}
              <LastRisks evaluations={data.evaluations} />
              <History data={data} />
              <LockList />
            </>
          )
        }}
      </Answered>
    </Page>
  )
}

function DueQuarter({ quarter }: { quarter: string }) {
  const { words, format } = useSpeech()
  const say = words.value
  const wire = useWire()
  const { notification } = App.useApp()
  const tellFailure = useTellFailure()
  const [shown, setShown] = useState(false)
  const [busy, setBusy] = useState(false)
  const preview = useSteadyQuery('value.previewEvaluation', shown ? { quarter } : null)
  const run = async () => {
    setBusy(true)
    try {
      const job = await startJob(wire, 'value.evaluate', { quarter })
      const done = await job.done
      notification.success({
        title: say.evaluated(say.quarter(quarter)),
        description: say.promises(format.count(done.startedPromises), format.count(done.endedPromises)),
        placement: 'bottomRight',
      })
    } catch (thrown) {
      tellFailure(thrown)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Section
      title={say.due(say.quarter(quarter))}
      actions={
        <>
          {!shown && <Button onClick={() => setShown(true)}>{say.preview}</Button>}
          <Popconfirm
            title={say.evaluateConfirm(say.quarter(quarter))}
            description={say.evaluateHint}
            onConfirm={() => void run()}
            okText={say.evaluate}
          >
            <Button type="primary" loading={busy}>
              {say.evaluate}
            </Button>
          </Popconfirm>
        </>
      }
    >
      <div className="block-body">
        {!shown ? (
          <p className="muted">{say.evaluateHint}</p>
        ) : (
          <Answered answer={preview}>
            {(data) => (
              <>
                <FigureLine evaluation={data.evaluation} />
                <h3>{say.moves}</h3>
                {data.moves.length === 0 ? <p className="muted">{say.noMoves}</p> : <FlowTable rows={data.moves.slice(0, 50)} />}
                <h3>{say.atRisk}</h3>
                {data.atRisk.length === 0 ? <p className="muted">{say.noRisk}</p> : <RiskTable rows={data.atRisk.slice(0, 50)} />}
              </>
            )}
          </Answered>
        )}
      </div>
    </Section>
  )
}

function FigureLine({ evaluation }: { evaluation: Evaluation }) {
  const { words, format } = useSpeech()
  const say = words.value
  const figures = [
    ...evaluation.byTier
      .map(({ tier, count }) => [tier ?? words.customers.tierNone, count] as const)
      .filter(([, count]) => count > 0),
    [say.columns.up, evaluation.up] as const,
    [say.columns.down, evaluation.down] as const,
    [say.columns.atRisk, evaluation.atRisk] as const,
    [say.columns.locked, evaluation.locked] as const,
  ]
  return (
    <p className="value-figures">
      {figures.map(([name, count]) => (
        <span key={name}>
          <span className="muted">{name}</span> <strong className="num">{format.count(count)}</strong>
        </span>
      ))}
    </p>
  )
}

function RiskTable({ rows }: { rows: readonly FlowCustomer[] }) {
  const { words } = useSpeech()
  const [locking, setLocking] = useState<FlowCustomer | null>(null)
  return (
    <>
      <FlowTable rows={rows} act={{ label: words.value.lock, on: setLocking }} />
      {locking && (
        <LockDialog
          customer={{ id: locking.customerId, name: locking.name, tier: locking.to === 'outside' ? 'C' : locking.to }}
          onClose={() => setLocking(null)}
        />
      )}
    </>
  )
}

/** At risk after the last evaluation, announced with drivers until the next one judges. */
function LastRisks({ evaluations }: { evaluations: readonly Evaluation[] }) {
  const { words } = useSpeech()
  const say = words.value
  const last = evaluations.at(-1)
  const answer = useSteadyQuery('value.atRisk', last ? {} : null)
  if (!last) return null
  return (
    <Section title={`${say.atRisk} · ${say.quarter(last.quarter)}`}>
      <div className="block-body">
        <p className="muted">{say.atRiskHint}</p>
        <Answered answer={answer}>
          {({ rows }) => (rows.length === 0 ? <p className="muted">{say.noRisk}</p> : <RiskTable rows={rows} />)}
        </Answered>
      </div>
    </Section>
  )
}

function History({ data }: { data: Output<'value.evaluations'> }) {
  const { words, format } = useSpeech()
  const say = words.value
  return (
    <Section title={say.history}>
      <table className="plain-table value-table">
        <thead>
          <tr>
            <th>{say.columns.quarter}</th>
            <th className="num">{say.columns.customers}</th>
            {(['S', 'A', 'B', 'C', 'D'] as const).map((tier) => (
              <th key={tier} className="num">
                {tier}
              </th>
            ))}
            <th className="num">{say.columns.up}</th>
            <th className="num">{say.columns.down}</th>
            <th className="num">{say.columns.atRisk}</th>
            <th className="num">{say.columns.locked}</th>
            <th>{say.columns.rules}</th>
            <th className="num">{say.columns.runAt}</th>
          </tr>
        </thead>
        <tbody>
          {[...data.evaluations].reverse().map((one) => (
            <tr key={one.quarter}>
              <td>{say.quarter(one.quarter)}</td>
              <td className="num">{format.count(one.customers)}</td>
              {one.byTier
                .filter(({ tier }) => tier !== null)
                .map(({ tier, count }) => (
                  <td key={tier} className="num">
                    {format.count(count)}
                  </td>
                ))}
              <td className="num">{format.count(one.up)}</td>
              <td className="num">{format.count(one.down)}</td>
              <td className="num">{format.count(one.atRisk)}</td>
              <td className="num">{format.count(one.locked)}</td>
              <td>{one.rulesFrom === null ? say.shipped : say.rulesSince(one.rulesFrom)}</td>
              <td className="num">{format.dateTime(one.runAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
