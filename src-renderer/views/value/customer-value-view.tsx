import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import type { Tier } from '../../../src-preload/contract/_words/tiers.ts'
import { SparkLine } from '../../charts/spark-line.tsx'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { PlaceLink } from '../../ui/places.tsx'
import type { ViewProps } from '../../ui/places.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'
import type { Output } from '../../wire/wire.ts'
import { customerPlace, TierTag } from '../customers/index.ts'
import { CustomerPicker } from '../services/index.ts'
import { LockDialog } from './lock-dialog.tsx'
import { packPlace } from './value-places.ts'
import { dimensionWords, hundredths, inputWords, signed } from './value-words.ts'
import './value.css'

/** One customer through its evaluations: every change explained by dimensions that add up. */
export function CustomerValueView({ params }: ViewProps) {
  const { words } = useSpeech()
  const say = words.value
  const id = Number(params['id'])
  const name = params['name'] ?? ''
  const answer = useSteadyQuery('value.ofCustomer', { customerId: id })
  const [over, setOver] = useState<'lock' | 'referrer' | null>(null)
  const last = answer.data?.quarters.at(-1)
  return (
    <Page
      title={say.customerTitle(name)}
      note={last && <TierTag tier={last.tier} />}
      actions={
        <>
          <PlaceLink to={customerPlace(id, name)}>{words.customers.panel.details}</PlaceLink>
          <PlaceLink to={packPlace(id, name)}>{say.openPack}</PlaceLink>
          <Button onClick={() => setOver('referrer')}>{say.setReferrer}</Button>
          <Button onClick={() => setOver('lock')}>{say.lock}</Button>
        </>
      }
    >
      <Answered answer={answer} rows={8}>
        {(data) => (
          <>
            <Path data={data} />
            {[...data.quarters.keys()]
              .slice(1)
              .reverse()
              .map((index) => (
                <Change key={index} data={data} index={index} />
              ))}
            <Referrals data={data} />
          </>
        )}
      </Answered>
      {over === 'lock' && <LockDialog customer={{ id, name, tier: (last?.tier ?? 'C') as Tier }} onClose={() => setOver(null)} />}
      {over === 'referrer' && <ReferrerDialog id={id} known={answer.data?.referredBy ?? null} onClose={() => setOver(null)} />}
    </Page>
  )
}

type Data = Output<'value.ofCustomer'>

function Path({ data }: { data: Data }) {
  const { words, format } = useSpeech()
  const say = words.value
  const scores = data.quarters.map(({ score }) => score).filter((score) => score !== null)
  if (data.quarters.length === 0) return <p className="muted">{say.customerNone}</p>
  return (
    <Section title={say.path} actions={<SparkLine values={scores} label={say.path} />}>
      <table className="plain-table value-table">
        <thead>
          <tr>
            <th>{say.columns.quarter}</th>
            <th>{say.to}</th>
            <th className="num">{say.score}</th>
            <th className="num">{say.columns.revenue}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {[...data.quarters].reverse().map((one) => (
            <tr key={one.quarter}>
              <td>{say.quarter(one.quarter)}</td>
              <td>
                <TierTag tier={one.tier} />
              </td>
              <td className="num">{one.score === null ? words.generic.noData : one.score.toFixed(1)}</td>
              <td className="num">{one.revenue === null ? words.generic.noData : format.shortMoney(one.revenue.fen)}</td>
              <td>
                {one.atRisk && <span className="notice-amber">{say.atRisk}</span>} {one.locked && say.columns.locked}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

type Driver = Data['quarters'][number]['drivers'][number]

function Change({ data, index }: { data: Data; index: number }) {
  const speech = useSpeech()
  const { words } = speech
  const say = words.value
  const [before, after] = [data.quarters[index - 1], data.quarters[index]]
  if (!before || !after || after.drivers.length === 0) return null
  const figure = (value: number | null) => (value === null ? words.generic.noData : value.toFixed(2))
  const hundredth = (value: number | null) => Math.round((value ?? 0) * 100)
  const { drivers } = after
  const sum = (of: (driver: Driver) => number | null) => drivers.reduce((all, one) => all + hundredth(of(one)), 0)
  const [from, to] = [hundredth(before.score), hundredth(after.score)]
  // Scores have one decimal: what that leaves stands in a line of its own, so that every column adds up as it is shown.
  const [leftFrom, leftTo] = [from - sum((one) => one.from), to - sum((one) => one.to)]
  const changeOf = (one: Driver) => hundredth(one.to) - hundredth(one.from)
  return (
    <Section
      title={say.driversOf(say.quarter(before.quarter), say.quarter(after.quarter))}
      actions={<strong className="num">{signed((after.score ?? 0) - (before.score ?? 0), 1)}</strong>}
    >
      <table className="plain-table value-table">
        <thead>
          <tr>
            <th>{words.customers.panel.dimension}</th>
            <th className="num">{say.driverInput}</th>
            <th className="num">{say.driverFrom}</th>
            <th className="num">{say.driverTo}</th>
            <th className="num">{say.driverChange}</th>
          </tr>
        </thead>
        <tbody>
          {drivers.map((one) => (
            <tr key={one.dimension}>
              <td>{dimensionWords(speech, one.dimension)}</td>
              <td className="num">
                {inputWords(speech, one.dimension, one.inputFrom)} → {inputWords(speech, one.dimension, one.inputTo)}
              </td>
              <td className="num">{figure(one.from)}</td>
              <td className="num">{figure(one.to)}</td>
              <td className={`num value-${Math.sign(changeOf(one))}`}>{hundredths(changeOf(one))}</td>
            </tr>
          ))}
          {(leftFrom !== 0 || leftTo !== 0) && (
            <tr className="muted">
              <td colSpan={2}>{say.rounding}</td>
              <td className="num">{hundredths(leftFrom)}</td>
              <td className="num">{hundredths(leftTo)}</td>
              <td className="num">{hundredths(leftTo - leftFrom)}</td>
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={2}>{say.sum}</td>
            <td className="num">{before.score?.toFixed(1)}</td>
            <td className="num">{after.score?.toFixed(1)}</td>
            <td className="num">{hundredths(to - from)}</td>
          </tr>
        </tfoot>
      </table>
    </Section>
  )
}

function Referrals({ data }: { data: Data }) {
  const { words, format } = useSpeech()
  const say = words.value
  return (
    <Section title={say.referred}>
      <div className="block-body">
        <p>
          <span className="muted">{say.referredBy}</span>{' '}
          {data.referredBy ? (
            <PlaceLink to={customerPlace(data.referredBy.id, data.referredBy.name)}>{data.referredBy.name}</PlaceLink>
          ) : (
            say.none
          )}
        </p>
        {data.referred.length > 0 && (
          <ul className="value-referred">
            {data.referred.slice(0, 30).map((one) => (
              <li key={one.id}>
                <PlaceLink to={customerPlace(one.id, one.name)}>{one.name}</PlaceLink>{' '}
                <span className="muted num">{one.annualPurchase === null ? '' : format.shortMoney(one.annualPurchase.fen)}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Section>
  )
}

function ReferrerDialog({ id, known, onClose }: { id: number; known: { id: number; name: string } | null; onClose: () => void }) {
  const { words } = useSpeech()
  const say = words.value
  const wire = useWire()
  const { message } = App.useApp()
  const tellFailure = useTellFailure()
  const [chosen, setChosen] = useState<number | undefined>(known?.id)
  const save = async () => {
    try {
      await wire.call('value.setReferrer', { customerId: id, referredById: chosen ?? null })
      void message.success(say.referrerSaved)
      onClose()
    } catch (thrown) {
      tellFailure(thrown)
    }
  }
  return (
    <Modal open title={say.setReferrer} onCancel={onClose} onOk={() => void save()} okText={words.generic.save} width={420}>
      <CustomerPicker
        placeholder={words.services.search}
        known={known ?? undefined}
        onChange={setChosen}
        {...(chosen === undefined ? {} : { value: chosen })}
      />
    </Modal>
  )
}
