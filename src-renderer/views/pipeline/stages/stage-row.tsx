import { Button, Input, InputNumber, Select } from 'antd'
import { useSpeech } from '../../../text/language.tsx'
import { stageGateFields } from '../../../../src-preload/contract/pipeline.ts'
import { DeleteOutlined } from '../../../ui/icons.tsx'
import { PlaceLink } from '../../../ui/places.tsx'
import { fieldWords } from '../../changes/index.ts'
import { filteredDeals } from '../places.ts'
import { knownWord } from '../stage-words.ts'
import { longestName, type DraftStage } from './stage-draft.ts'

interface Props {
  readonly stage: DraftStage
  readonly at: number
  /** How many stages run: the last of them goes no further down. */
  readonly running: number
  readonly deals: number
  readonly faulty: { readonly name: boolean; readonly probability: boolean }
  readonly fresh: boolean
  readonly onChange: (patch: Partial<DraftStage>) => void
  readonly onShift: (by: -1 | 1) => void
  readonly onRemove: () => void
}

/** A stage as it is edited. Alt + up or down moves it from wherever the cursor is in it. */
export function StageRow({ stage, at, running, deals, faulty, fresh, onChange, onShift, onRemove }: Props) {
  const { words, format } = useSpeech()
  const say = words.stages
  const { columns } = say
  const name = knownWord(words, stage.name) || say.unnamed(at + 1)
  const runs = stage.closing === null
  const counts = say.countsAs[stage.key as keyof typeof say.countsAs] as string | undefined
  return (
    <tr
      className={runs ? '' : 'stages-closing'}
      onKeyDown={(event) => {
        if (!event.altKey || !runs || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
        event.preventDefault()
        onShift(event.key === 'ArrowUp' ? -1 : 1)
      }}
    >
      <td className="stages-order">
        {runs && (
          <>
            <Button size="small" type="text" disabled={at === 0} aria-label={say.up(name)} onClick={() => onShift(-1)}>
              ↑
            </Button>
            <Button size="small" type="text" disabled={at === running - 1} aria-label={say.down(name)} onClick={() => onShift(1)}>
              ↓
            </Button>
          </>
        )}
      </td>
      <td>
        <Input
          autoFocus={fresh}
          aria-label={say.of(columns.name, at + 1)}
          status={faulty.name ? 'error' : ''}
          aria-invalid={faulty.name}
          maxLength={longestName}
          value={knownWord(words, stage.name)}
          onChange={({ target }) => onChange({ name: target.value })}
        />
        {counts !== undefined && <div className="muted stages-counts">{counts}</div>}
      </td>
      <td>
        {runs ? (
          <InputNumber
            aria-label={say.of(columns.probability, at + 1)}
            status={faulty.probability ? 'error' : ''}
            min={0}
            max={100}
            precision={0}
            value={stage.probability}
            onChange={(probability) => onChange({ probability })}
          />
        ) : (
          <span className="muted stages-fixed">{stage.probability}</span>
        )}
      </td>
      <td>
        {runs ? (
          <InputNumber
            aria-label={say.of(columns.stuckDays, at + 1)}
            placeholder={say.never}
            min={1}
            max={3650}
            precision={0}
            value={stage.stuckDays}
            onChange={(stuckDays) => onChange({ stuckDays })}
          />
        ) : (
          <span className="muted stages-fixed">{words.generic.noData}</span>
        )}
      </td>
      <td>
        <Select
          mode="multiple"
          className="stages-many"
          aria-label={say.of(columns.gate, at + 1)}
          placeholder={say.none}
          value={stage.gate}
          options={stageGateFields.map((field) => ({ value: field, label: fieldWords(words, field, 'opportunity') }))}
          optionFilterProp="label"
          onChange={(gate) => onChange({ gate })}
        />
      </td>
      <td>
        {runs ? (
          <Select
            mode="tags"
            className="stages-many"
            aria-label={say.of(columns.actions, at + 1)}
            placeholder={say.none}
            open={false}
            suffixIcon={null}
            value={stage.actions}
            options={stage.actions.map((value) => ({ value, label: knownWord(words, value) }))}
            onChange={(actions: string[]) => onChange({ actions: actions.map((one) => one.trim().slice(0, 60)).slice(0, 20) })}
          />
        ) : (
          <span className="muted stages-fixed">{words.generic.noData}</span>
        )}
      </td>
      <td className="num">
        {deals === 0 ? (
          <span className="muted">0</span>
        ) : (
          <PlaceLink to={filteredDeals([{ field: 'stage', op: 'eq', value: stage.key }], knownWord(words, stage.name))}>
            {format.count(deals)}
          </PlaceLink>
        )}
      </td>
      <td>
        {runs && <Button size="small" type="text" icon={<DeleteOutlined />} aria-label={say.remove(name)} onClick={onRemove} />}
      </td>
    </tr>
  )
}
