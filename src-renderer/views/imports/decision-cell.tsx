import { Radio } from 'antd'
import type { ImportTargetName, RowChoice } from '../../../src-preload/contract/imports.ts'
import { useSpeech } from '../../text/language.tsx'
import { CustomerPicker } from './customer-picker.tsx'
import type { PreviewRow } from './preview-table.tsx'
import type { StageActs } from './use-stage.ts'

/** What a row in the queue is: one of the candidates, the earlier row, another record, a new one, or nothing now. */
export function DecisionCell({ row, target, stage }: { row: PreviewRow; target: ImportTargetName; stage: StageActs }) {
  const { words } = useSpeech()
  const say = words.imports.check
  const choose = (choice: RowChoice) => stage.act('imports.decide', { rows: [row.row], choice })
  const chosen = row.chosen === null ? '' : keyOf(row.chosen)
  const elsewhere = row.asks === 'link' || target === 'customers'
  const isListed = (id: number) => row.candidates.some((each) => each.id === id)
  const other = row.chosen && 'id' in row.chosen && !isListed(row.chosen.id) ? row.chosen.id : null
  return (
    <Radio.Group
      className="decision"
      value={chosen}
      aria-label={say.decision}
      onChange={(event) => {
        const key = event.target.value as string
        if (key === 'new' || key === 'skip' || key === 'undecided') choose({ kind: key })
        else if (key.startsWith('row ')) choose({ kind: 'row', row: Number(key.slice(4)) })
        else choose({ kind: row.asks, id: Number(key.slice(key.indexOf(' ') + 1)) })
      }}
    >
      {row.candidates.map((each) => (
        <Radio key={each.id} value={`${row.asks} ${each.id}`}>
          {row.asks === 'link' ? say.belongsTo(each.name) : say.isRecord(each.name)}
          {each.about !== '' && <span className="muted decision-about">{each.about}</span>}
        </Radio>
      ))}
      {row.likeRow !== null && <Radio value={`row ${row.likeRow}`}>{say.isRow(String(row.likeRow))}</Radio>}
      {elsewhere && (
        <div className="decision-other">
          <CustomerPicker
            label={row.asks === 'link' ? say.chooseCustomer : say.chooseOther}
            chosen={other}
            onChoose={(id) => choose({ kind: row.asks, id })}
          />
        </div>
      )}
      <Radio value="new">{row.asks === 'link' ? say.makeWithCustomer : say.makeNew}</Radio>
      <Radio value="skip">{say.skip}</Radio>
      {row.chosen !== null && <Radio value="undecided">{say.undecided}</Radio>}
    </Radio.Group>
  )
}

function keyOf(choice: RowChoice): string {
  if ('id' in choice) return `${choice.kind} ${choice.id}`
  return choice.kind === 'row' ? `row ${choice.row}` : choice.kind
}
