import { App, Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { DeleteOutlined, EditOutlined, PlusOutlined } from '../../ui/icons.tsx'
import { useDesk } from '../../ui/places.tsx'
import { Answered } from '../../ui/states.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'
import type { Output } from '../../wire/wire.ts'
import { importsPlace } from '../imports/index.ts'
import { IndicatorDefinitionDialog, type DefinitionDraft } from './indicator-definition-dialog.tsx'

type Answer = Output<'value.indicatorDefinitions'>
type Defined = Answer['definitions'][number]

/** Which value indicators each industry has (rule C5), where their figures come from, and how many there are of this quarter. */
export function IndicatorsTab() {
  const { words } = useSpeech()
  const say = words.valueIndicators
  const desk = useDesk()
  const answer = useSteadyQuery('value.indicatorDefinitions', {})
  const [editing, setEditing] = useState<DefinitionDraft | null>(null)
  return (
    <Answered answer={answer} rows={10}>
      {(data) => (
        <div className="indicators">
          <div className="indicators-head">
            <p className="muted">
              {say.hint} {data.shipped && say.shippedNote}
            </p>
            <Button onClick={() => desk.open(importsPlace)}>{say.importFigures}</Button>
            <Button icon={<PlusOutlined />} onClick={() => setEditing(fresh([]))}>
              {say.add}
            </Button>
          </div>
          <div className="block">
            <table className="plain-table value-table indicators-table">
              <thead>
                <tr>
                  <th>{say.name}</th>
                  <th>{say.unit}</th>
                  <th>{say.better}</th>
                  <th>{say.howItComes}</th>
                  <th className="num">{say.enteredNow(words.value.quarterShort(data.quarter))}</th>
                  <th aria-label={say.actions} />
                </tr>
              </thead>
              {groupsOf(data.definitions).map((group) => (
                <Group key={group[0]?.industries.join() ?? ''} group={group} onEdit={setEditing} />
              ))}
            </table>
          </div>
          <Without data={data} onAdd={(industry) => setEditing(fresh([industry]))} />
          {editing && <IndicatorDefinitionDialog draft={editing} data={data} onClose={() => setEditing(null)} />}
        </div>
      )}
    </Answered>
  )
}

const fresh = (industries: string[]): DefinitionDraft => ({
  id: null,
  industries,
  name: '',
  unit: '%',
  better: 'more',
  formula: null,
})

/** Definitions of the same industries together, those for everybody else last. */
function groupsOf(definitions: readonly Defined[]): Defined[][] {
  const groups = Map.groupBy(definitions, ({ industries }) => industries.join())
  return [...groups].sort(([a], [b]) => Number(a === '') - Number(b === '')).map(([, group]) => group)
}

function Group({ group, onEdit }: { group: readonly Defined[]; onEdit: (definition: DefinitionDraft) => void }) {
  const { words, format } = useSpeech()
  const say = words.valueIndicators
  const { message } = App.useApp()
  const remove = useCommand('value.removeIndicatorDefinition')
  const [first] = group
  if (!first) return null
  return (
    <tbody>
      <tr className="indicators-group">
        <th colSpan={6} scope="rowgroup">
          {first.industries.length === 0 ? say.everybodyElse : first.industries.join(words.generic.separator)}{' '}
          <span className="muted">{say.customersOf(format.count(first.customers))}</span>
        </th>
      </tr>
      {group.map((one) => (
        <tr key={one.id}>
          <td>{one.name}</td>
          <td>{one.unit}</td>
          <td>{one.better === 'more' ? say.more : say.less}</td>
          <td className={one.formula === null ? 'muted' : ''}>
            {one.formula === null ? say.byHand : <code>{one.formula}</code>}
          </td>
          <td className="num">
            {one.formula !== null && one.entered === 0
              ? say.formula
              : `${format.count(one.entered)} / ${format.count(one.customers)}`}
          </td>
          <td className="num">
            <Button
              type="text"
              size="small"
              icon={<EditOutlined />}
              aria-label={`${say.edit} ${one.name}`}
              onClick={() => onEdit(one)}
            />
            <Popconfirm
              title={say.removeConfirm(one.name)}
              description={say.removeHint}
              okText={say.remove}
              onConfirm={async () => {
                if (await remove.run({ id: one.id })) void message.success(say.removed)
              }}
            >
              <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={`${say.remove} ${one.name}`} />
            </Popconfirm>
          </td>
        </tr>
      ))}
    </tbody>
  )
}

/** Industries of the workspace that share the indicators of everybody else, most customers first. */
function Without({ data, onAdd }: { data: Answer; onAdd: (industry: string) => void }) {
  const { words, format } = useSpeech()
  const say = words.valueIndicators
  const without = data.industries.filter(({ own }) => !own).slice(0, 12)
  if (without.length === 0) return null
  return (
    <div className="indicators-without">
      <span className="muted">{say.without}</span>
      {without.map(({ name, customers }) => (
        <Button key={name} size="small" icon={<PlusOutlined />} title={say.addFor(name)} onClick={() => onAdd(name)}>
          {name} {format.count(customers)}
        </Button>
      ))}
    </div>
  )
}
