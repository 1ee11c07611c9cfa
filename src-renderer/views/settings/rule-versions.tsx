import { App, Button, Popconfirm } from 'antd'
import { useSpeech } from '../../text/language.tsx'
import type { Speech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Section } from '../../ui/page.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'
import type { Output } from '../../wire/wire.ts'

type Change = Output<'settings.ruleVersions'>['versions'][number]['changes'][number]

/** When which rules hold, and what each setting changed; one that has not begun can be taken back. */
export function RuleVersions() {
  const speech = useSpeech()
  const { words, format } = speech
  const say = words.settings.rules
  const { message } = App.useApp()
  const withdraw = useCommand('settings.withdrawRules')
  const versions = useSteadyQuery('settings.ruleVersions', {}).data?.versions ?? []
  if (versions.length === 0) return null
  return (
    <Section title={say.versions}>
      <table className="plain-table rule-versions">
        <thead>
          <tr>
            <th>{say.effectiveFrom}</th>
            <th>{say.state}</th>
            <th>{say.changed}</th>
            <th>{say.savedAt}</th>
            <th aria-label={say.withdraw} />
          </tr>
        </thead>
        <tbody>
          {versions.map((one) => (
            <tr key={one.id}>
              <td className="one-line">{one.effectiveFrom}</td>
              <td>{say.states[one.state]}</td>
              <td>
                {one.changes.length === 0 && <span className="muted">{say.unchanged}</span>}
                {one.changes.map((change) => (
                  <div key={change.path.join()}>
                    {labelOf(change.path, speech)}{' '}
                    <span className="muted">
                      {shown(change.from, speech)} → <strong>{shown(change.to, speech)}</strong>
                    </span>
                  </div>
                ))}
              </td>
              <td className="one-line">{format.dateTime(one.savedAt)}</td>
              <td>
                {one.state === 'coming' && (
                  <Popconfirm
                    title={say.withdrawConfirm(one.effectiveFrom)}
                    okText={say.withdraw}
                    onConfirm={async () => {
                      if (await withdraw.run({ id: one.id })) void message.success(say.withdrawn)
                    }}
                  >
                    <Button size="small">{say.withdraw}</Button>
                  </Popconfirm>
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

/** What a number of the rules is called on this page. */
function labelOf([group = '', ...rest]: Change['path'], { words }: Speech): string {
  const say = words.settings.rules
  const [part = '', inner = ''] = rest
  const named: Record<string, string | undefined> = {
    valueWeights: `${say.weights} ${pick(words.customers.dimensions, part)}`,
    tierThresholds: `${say.thresholds} ${part}`,
    annualPurchaseAnchors: say.anchors,
    healthWeights: `${say.healthWeights} ${pick(words.value, part)}`,
    quotes: pick(say.quotes, part),
    leads:
      part === 'weights'
        ? `${say.weights} ${pick(say.leadWeights, inner)}`
        : pick({ ...say.leadNumbers, autoSources: say.autoSources }, part),
    trials: pick({ ...say.trialNumbers, rootCauses: say.trialRootCauses }, part),
    reconciliation: pick(say, part),
    weekly: pick(say.weeklyNumbers, part),
    journeys: pick(say.journeyNumbers, part),
    receivables: pick(say.receivableNumbers, part),
    selling: pick(say.sellingNumbers, part),
    measureTargets: pick(words.measures.names, part),
  }
  return named[group] ?? pick(say, group)
}

function pick(table: object, key: string): string {
  const text = (table as Readonly<Record<string, unknown>>)[key]
  return typeof text === 'string' ? text : key
}

/** A number as it stands, a list of anchors as `0→0, 100→50`. */
function shown(value: unknown, { words, format }: Speech): string {
  if (typeof value === 'number') return format.decimal(value)
  if (Array.isArray(value)) return value.map((one) => shown(one, { words, format } as Speech)).join(words.generic.separator)
  if (typeof value === 'object' && value !== null) return Object.values(value).map(String).join(' → ')
  return typeof value === 'string' ? value : words.generic.noData
}
