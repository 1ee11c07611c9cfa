import { App, Button, DatePicker, Dropdown, Segmented } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useSpeech } from '../../../text/language.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { PlusOutlined } from '../../../ui/icons.tsx'
import { Section } from '../../../ui/page.tsx'
import { useCommand } from '../../../wire/use-command.ts'
import { knownWord } from '../stage-words.ts'
import { LeavingDeals, type Moves } from './leaving-deals.tsx'
import {
  blankStage,
  mostStages,
  problemsOf,
  sameStages,
  shifted,
  stagesOf,
  withStage,
  type DraftStage,
  type Problem,
  type Stage,
  type Versions,
} from './stage-draft.ts'
import { StageRow } from './stage-row.tsx'

interface Props {
  readonly data: Versions
  /** What the form begins with. */
  readonly stages: readonly Stage[]
  readonly from: string
  readonly onSaved: () => void
}

/** Stages as they shall be from a day on. Nothing is written before it is saved. */
export function StageForm({ data, stages, from: first, onSaved }: Props) {
  const { words, format } = useSpeech()
  const say = words.stages
  const { message } = App.useApp()
  const save = useCommand('pipeline.saveStages')
  const [draft, setDraft] = useState<readonly DraftStage[]>(stages)
  const [from, setFrom] = useState(first)
  const [moves, setMoves] = useState<Moves>({})
  const [fresh, setFresh] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const { standard, short } = data.templates
  const shipped = [...standard, ...short]
  const now = from === data.today
  const ready = stagesOf(draft, shipped)
  const kept = new Set(ready.map(({ key }) => key))
  const going = data.standing.filter(({ stage }) => !kept.has(stage))
  const problems = problemsOf(draft)
  const undecided = now ? going.filter(({ stage }) => moves[stage] === undefined || !kept.has(moves[stage])) : []
  const running = draft.filter(({ closing }) => closing === null).length
  const used = [...data.versions.flatMap((version) => version.stages), ...shipped].map(({ key }) => key)
  const missing = standard.filter(({ key, closing }) => closing === null && !kept.has(key))
  const lost = (['diagnose', 'match', 'negotiate', 'sign'] as const).filter((key) => !kept.has(key))
  const template = sameStages(draft, standard) ? 'standard' : sameStages(draft, short) ? 'short' : null
  const put = (key: string, patch: Partial<DraftStage>) =>
    setDraft((old) => old.map((stage) => (stage.key === key ? { ...stage, ...patch } : stage)))
  const add = (stage: DraftStage) => {
    setDraft((old) => withStage(old, stage))
    setFresh(stage.key)
  }
  const faulty = (key: string, ...kinds: Problem['kind'][]) =>
    tried && problems.some((one) => 'key' in one && one.key === key && kinds.includes(one.kind))
  const tell = (problem: Problem) =>
    problem.kind === 'none-running'
      ? say.problems.noneRunning
      : problem.kind === 'same-name'
        ? say.problems.sameName(knownWord(words, problem.name))
        : problem.kind === 'no-name'
          ? say.problems.noName(problem.at)
          : say.problems.noProbability(problem.at)

  const submit = async () => {
    setTried(true)
    if (problems.length > 0 || undecided.length > 0) return
    const chosen = now
      ? going.flatMap(({ stage }) => (moves[stage] === undefined ? [] : [{ from: stage, to: moves[stage] }]))
      : []
    const done = await save.run({ effectiveFrom: from, stages: ready, moves: chosen })
    if (!done) return
    if (done.changeSetId === null) void message.info(say.unchanged)
    else void message.success(now ? say.saved(done.moved, format.count(done.moved)) : say.savedFrom(from))
    onSaved()
  }
  return (
    <>
      <Section
        title={say.title}
        actions={
          <Dropdown
            trigger={['click']}
            disabled={draft.length >= mostStages}
            menu={{
              items: [{ key: '', label: say.own }, ...missing.map(({ key, name }) => ({ key, label: knownWord(words, name) }))],
              onClick: ({ key }) => add(missing.find((one) => one.key === key) ?? blankStage(draft, used)),
            }}
          >
            <Button size="small" icon={<PlusOutlined />}>
              {say.add}
            </Button>
          </Dropdown>
        }
      >
        <div className="block-body stages-template">
          <span>{say.template}</span>
          <Segmented<'standard' | 'short' | 'own'>
            aria-label={say.template}
            size="small"
            value={template ?? 'own'}
            options={[
              { value: 'standard', label: say.standard },
              { value: 'short', label: say.short },
              ...(template === null ? [{ value: 'own' as const, label: say.ownTemplate }] : []),
            ]}
            onChange={(chosen) => chosen !== 'own' && setDraft(chosen === 'short' ? short : standard)}
          />
        </div>
        <table className="plain-table stages-table">
          <thead>
            <tr>
              <th aria-label={say.order} />
              {(['name', 'probability', 'stuckDays', 'gate', 'actions', 'deals'] as const).map((column) => (
                <th key={column} className={column === 'deals' ? 'num' : ''}>
                  {say.columns[column]}
                </th>
              ))}
              <th aria-label={words.generic.remove} />
            </tr>
          </thead>
          <tbody>
            {draft.map((stage, at) => (
              <StageRow
                key={stage.key}
                stage={stage}
                at={at}
                running={running}
                deals={data.standing.find((one) => one.stage === stage.key)?.count ?? 0}
                faulty={{ name: faulty(stage.key, 'no-name', 'same-name'), probability: faulty(stage.key, 'no-probability') }}
                fresh={fresh === stage.key}
                onChange={(patch) => put(stage.key, patch)}
                onShift={(by) => setDraft((old) => shifted(old, stage.key, by))}
                onRemove={() => setDraft((old) => old.filter((one) => one.key !== stage.key))}
              />
            ))}
          </tbody>
        </table>
        {lost.length > 0 && (
          <ul className="block-body muted stages-notes">
            {lost.map((key) => (
              <li key={key}>{say.without[key]}</li>
            ))}
          </ul>
        )}
      </Section>
      {going.length > 0 && (
        <LeavingDeals going={going} stages={ready} moves={now ? moves : null} from={from} onMoves={setMoves} />
      )}
      {tried && (problems.length > 0 || undecided.length > 0) && (
        <ul className="stages-problems" role="alert">
          {problems.map((problem, index) => (
            <li key={index}>{tell(problem)}</li>
          ))}
          {undecided.map(({ stage, name, count }) => (
            <li key={stage}>{say.problems.undecided(knownWord(words, name), format.count(count))}</li>
          ))}
        </ul>
      )}
      {save.failure && <FailureNotice failure={save.failure} onClose={save.forget} />}
      <div className="rules-save">
        <label htmlFor="stages-from">{words.settings.rules.effectiveFrom}</label>
        <DatePicker
          id="stages-from"
          allowClear={false}
          value={dayjs(from)}
          minDate={dayjs(data.today)}
          onChange={(day) => setFrom(day?.format('YYYY-MM-DD') ?? data.today)}
        />
        <Button type="primary" loading={save.busy} onClick={() => void submit()}>
          {words.generic.save}
        </Button>
      </div>
    </>
  )
}
