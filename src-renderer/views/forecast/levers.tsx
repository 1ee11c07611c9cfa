import { InputNumber, Segmented } from 'antd'
import { forecastBases } from '../../../src-preload/contract/forecast.ts'
import type { Assumptions } from '../../../src-preload/contract/forecast.ts'
import { useSpeech } from '../../text/language.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { knownWord } from '../pipeline/index.ts'

interface Props {
  readonly assumed: Assumptions
  readonly onChange: (next: Assumptions) => void
}

/** What a scenario assumes of all deals together. */
export function Levers({ assumed, onChange }: Props) {
  const { words } = useSpeech()
  const say = words.forecast.scenario
  const stages = (useSteadyQuery('pipeline.stages', {}).data?.stages ?? []).filter(({ closing }) => closing === null)
  const put = (patch: Partial<Assumptions>) => onChange({ ...assumed, ...patch })
  const ofStage = (key: string) => assumed.stages.find(({ stage }) => stage === key)?.probability
  const setStage = (key: string, usual: number, value: number | null) => {
    const others = assumed.stages.filter(({ stage }) => stage !== key)
    put({ stages: value === null || value === usual ? others : [...others, { stage: key, probability: Math.round(value) }] })
  }
  const percent = (name: 'commitFrom' | 'bestFrom') => (
    <label>
      <span>{say[name]}</span>
      <InputNumber
        size="small"
        min={0}
        max={100}
        precision={0}
        value={assumed[name]}
        onChange={(value) => value !== null && put({ [name]: value })}
      />
    </label>
  )
  return (
    <div className="forecast-levers">
      <Segmented
        size="small"
        block
        aria-label={say.basis}
        value={assumed.basis}
        onChange={(basis) => put({ basis })}
        options={forecastBases.map((value) => ({ value, label: say.bases[value] }))}
      />
      <label>
        <span>{say.slip}</span>
        <input
          type="range"
          min={0}
          max={6}
          value={assumed.slipMonths}
          onChange={({ target }) => put({ slipMonths: Number(target.value) })}
        />
        <output>{say.slipMonths(assumed.slipMonths)}</output>
      </label>
      <label>
        <span>{say.amount}</span>
        <input
          type="range"
          min={50}
          max={150}
          step={5}
          value={assumed.amountPercent}
          onChange={({ target }) => put({ amountPercent: Number(target.value) })}
        />
        <output>{assumed.amountPercent}%</output>
      </label>
      {percent('commitFrom')}
      {percent('bestFrom')}
      <fieldset>
        <legend>{say.stages}</legend>
        {stages.map(({ key, name, probability }) => (
          <label key={key} className={ofStage(key) === undefined ? '' : 'forecast-set'}>
            <span>{knownWord(words, name)}</span>
            <InputNumber
              size="small"
              min={0}
              max={100}
              precision={0}
              value={ofStage(key) ?? probability}
              onChange={(value) => setStage(key, probability, value)}
            />
          </label>
        ))}
      </fieldset>
    </div>
  )
}
