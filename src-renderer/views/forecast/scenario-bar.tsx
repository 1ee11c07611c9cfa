import { App, Button, Input, Select } from 'antd'
import { useState } from 'react'
import type { Assumptions } from '../../../src-preload/contract/forecast.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { sameAssumptions, usual } from './usual.ts'

interface Props {
  readonly chosen: number | null
  readonly assumed: Assumptions
  readonly onChoose: (id: number | null, assumed: Assumptions) => void
}

/** Chooses, keeps and deletes scenarios; what was changed and is not saved says so. */
export function ScenarioBar({ chosen, assumed, onChoose }: Props) {
  const { words } = useSpeech()
  const say = words.forecast.scenario
  const { message } = App.useApp()
  const scenarios = useSteadyQuery('forecast.scenarios', {}).data ?? []
  const save = useCommand('forecast.saveScenario')
  const remove = useCommand('forecast.removeScenario')
  const [naming, setNaming] = useState<string | null>(null)
  const own = scenarios.find(({ id }) => id === chosen)
  const stands = own?.assumptions ?? usual
  const changed = !sameAssumptions(assumed, stands)
  const keep = async (name: string, id?: number) => {
    const done = await save.run({ name, assumptions: assumed, ...(id === undefined ? {} : { id }) })
    if (!done) return
    setNaming(null)
    onChoose(done.id, assumed)
    void message.success(say.saved(name))
  }
  return (
    <div className="forecast-scenarios">
      <div>
        <Select
          size="small"
          aria-label={say.choose}
          value={chosen ?? 0}
          onChange={(id: number) => {
            const next = scenarios.find((one) => one.id === id)
            onChoose(next?.id ?? null, next?.assumptions ?? usual)
          }}
          options={[{ value: 0, label: say.usual }, ...scenarios.map(({ id, name }) => ({ value: id, label: name }))]}
        />
        {changed && own && (
          <Button size="small" type="primary" loading={save.busy} onClick={() => void keep(own.name, own.id)}>
            {say.save}
          </Button>
        )}
        {changed && naming === null && (
          <Button size="small" onClick={() => setNaming('')}>
            {say.saveAs}
          </Button>
        )}
        {changed && (
          <Button size="small" type="text" onClick={() => onChoose(chosen, stands)}>
            {say.reset}
          </Button>
        )}
        {own && !changed && (
          <Button
            size="small"
            type="text"
            onClick={() =>
              void remove.run({ id: own.id }).then((done) => {
                if (!done) return
                onChoose(null, usual)
                void message.success(say.removed(own.name))
              })
            }
          >
            {say.remove}
          </Button>
        )}
      </div>
      {naming !== null && (
        <div>
          <Input
            size="small"
            autoFocus
            aria-label={say.name}
            placeholder={say.name}
            maxLength={40}
            value={naming}
            onChange={({ target }) => setNaming(target.value)}
            onPressEnter={() => naming.trim() !== '' && void keep(naming.trim())}
          />
          <Button
            size="small"
            type="primary"
            disabled={naming.trim() === ''}
            loading={save.busy}
            onClick={() => void keep(naming.trim())}
          >
            {say.save}
          </Button>
        </div>
      )}
      {save.failure && <FailureNotice failure={save.failure} onClose={save.forget} />}
    </div>
  )
}
