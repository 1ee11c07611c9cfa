import { App, Button, Popconfirm } from 'antd'
import { useSpeech } from '../../../text/language.tsx'
import type { Speech } from '../../../text/language.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Section } from '../../../ui/page.tsx'
import { PlaceLink } from '../../../ui/places.tsx'
import { useCommand } from '../../../wire/use-command.ts'
import { fieldWords } from '../../changes/index.ts'
import { filteredDeals } from '../places.ts'
import { knownWord } from '../stage-words.ts'
import type { Versions } from './stage-draft.ts'

type Version = Versions['versions'][number]
type Change = Version['changes'][number]

/** When which stages hold and what each template changed; one that has not begun can be changed or taken back. */
export function StageVersions({ versions, onEdit }: { versions: readonly Version[]; onEdit: (id: number) => void }) {
  const speech = useSpeech()
  const { words, format } = speech
  const [say, rules] = [words.stages, words.settings.rules]
  const { message } = App.useApp()
  const withdraw = useCommand('pipeline.withdrawStages')
  if (versions.length === 0) return null
  return (
    <Section title={say.versions}>
      <table className="plain-table rule-versions">
        <thead>
          <tr>
            <th>{rules.effectiveFrom}</th>
            <th>{rules.state}</th>
            <th>{rules.changed}</th>
            <th>{rules.savedAt}</th>
            <th aria-label={rules.withdraw} />
          </tr>
        </thead>
        <tbody>
          {versions.map((one) => (
            <tr key={one.id}>
              <td className="one-line">{one.effectiveFrom}</td>
              <td className="one-line">{rules.states[one.state]}</td>
              <td>
                <div className="muted stages-flow">
                  {one.stages.flatMap(({ name, closing }) => (closing === null ? [knownWord(words, name)] : [])).join(' → ')}
                </div>
                {changeLines(one.changes, speech).map((line) => (
                  <div key={line}>{line}</div>
                ))}
                {one.left.length > 0 && (
                  <div className="stages-warn">
                    {say.stillThere(one.effectiveFrom)}{' '}
                    {one.left.map(({ stage, name, count }, index) => (
                      <span key={stage}>
                        {index > 0 && words.generic.separator}
                        <PlaceLink to={filteredDeals([{ field: 'stage', op: 'eq', value: stage }], knownWord(words, name))}>
                          {knownWord(words, name)} {format.count(count)}
                        </PlaceLink>
                      </span>
                    ))}
                  </div>
                )}
              </td>
              <td className="one-line">{format.dateTime(one.savedAt)}</td>
              <td className="one-line">
                {one.state === 'coming' && (
                  <>
                    <Button size="small" type="text" onClick={() => onEdit(one.id)}>
                      {words.generic.edit}
                    </Button>
                    <Popconfirm
                      title={rules.withdrawConfirm(one.effectiveFrom)}
                      okText={rules.withdraw}
                      onConfirm={async () => {
                        if (await withdraw.run({ id: one.id })) void message.success(rules.withdrawn)
                      }}
                    >
                      <Button size="small">{rules.withdraw}</Button>
                    </Popconfirm>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {withdraw.failure && <FailureNotice failure={withdraw.failure} />}
    </Section>
  )
}

/** What became of each stage, a line a stage; those that came or went together. */
function changeLines(changes: readonly Change[], { words, format }: Speech): string[] {
  const say = words.stages
  const { separator } = words.generic
  const shown = (kind: Change['kind'], value: Change['from']): string => {
    if (value === null) return say.never
    if (typeof value === 'number') return kind === 'probability' ? `${value}%` : format.count(value)
    if (typeof value === 'string') return knownWord(words, value)
    const each = value.map((one) => (kind === 'gate' ? fieldWords(words, one, 'opportunity') : knownWord(words, one)))
    return each.length === 0 ? say.none : each.join(separator)
  }
  const together = (['added', 'removed', 'moved'] as const).flatMap((kind) => {
    const names = changes.flatMap((one) => (one.kind === kind ? [knownWord(words, one.name)] : []))
    return names.length === 0 ? [] : [say.changes[kind](names.join(separator))]
  })
  const single = new Map<string, string[]>()
  for (const { kind, name, from, to } of changes) {
    if (kind === 'added' || kind === 'removed' || kind === 'moved') continue
    const part =
      kind === 'renamed'
        ? say.changes.renamed(shown(kind, from))
        : say.changes.other(say.columns[kind], shown(kind, from), shown(kind, to))
    single.set(name, [...(single.get(name) ?? []), part])
  }
  return [
    ...together,
    ...[...single].map(([name, parts]) => say.changes.stage(knownWord(words, name), parts.join(say.changes.and))),
  ]
}
