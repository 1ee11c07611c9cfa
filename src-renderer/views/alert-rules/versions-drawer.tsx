import { Button } from 'antd'
import type { AlertRule, RuleDefinition } from '../../../src-preload/contract/alert-rules.ts'
import { useSpeech } from '../../text/language.tsx'
import { shippedNameIn } from '../../text/reminder-facts.ts'
import { Answered } from '../../ui/states.tsx'
import { useQuery } from '../../wire/use-query.ts'
import { ruleSentence } from './rule-sentence.ts'
import type { RuleFacts } from './use-rule-facts.ts'
import { SideSheet } from '../../ui/side-sheet.tsx'

interface Props {
  readonly rule: AlertRule
  readonly facts: RuleFacts
  readonly onClose: () => void
  readonly onUse: (definition: RuleDefinition) => void
}

/** Every version of a rule with the time from which it held. */
export function VersionsDrawer({ rule, facts, onClose, onUse }: Props) {
  const speech = useSpeech()
  const { words, format } = speech
  const say = words.alertRules.versions
  const answer = useQuery('alert-rules.versions', { key: rule.key })
  return (
    <SideSheet onClose={onClose} title={say.title(shippedNameIn(words, rule.key, rule.definition.name))} size={560}>
      <Answered answer={answer}>
        {(versions) => (
          <ol className="version-list">
            {versions.map(({ version, since, savedBy, definition }) => (
              <li key={version}>
                <div className="version-head">
                  <strong>{say.version(String(version))}</strong>
                  <span className="muted">{since === null ? say.always : say.since(format.dateTime(since), savedBy ?? '')}</span>
                  {version !== rule.version && (
                    <Button
                      size="small"
                      type="text"
                      onClick={() => {
                        onClose()
                        onUse(definition)
                      }}
                    >
                      {say.restore}
                    </Button>
                  )}
                </div>
                <p>
                  {ruleSentence(speech, definition, {
                    fields: facts.fieldsOf(definition.subject),
                    memberNames: facts.memberNames,
                    values: rule.values,
                  })}
                </p>
                <p className="muted">{definition.title}</p>
              </li>
            ))}
          </ol>
        )}
      </Answered>
    </SideSheet>
  )
}
