import { Button } from 'antd'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { Section } from '../../ui/page.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useWire } from '../../wire/use-wire.tsx'
import { useFieldLabel } from './field-words.ts'

const namesShown = 6

/** The mappings that files with the same headers take up by themselves, each of which can be forgotten. */
export function MappingsSection() {
  const { words, format } = useSpeech()
  const labelOf = useFieldLabel()
  const say = words.imports.history
  const wire = useWire()
  const tellFailure = useTellFailure()
  const answer = useSteadyQuery('imports.mappings', {})
  const known = answer.data ?? []
  if (known.length === 0) return null
  const forget = (fingerprint: string) =>
    void wire.call('imports.forgetMapping', { fingerprint }).then(answer.refetch, tellFailure)
  return (
    <Section title={say.mappings} actions={<span className="muted">{say.mappingsHint}</span>}>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{say.at}</th>
            <th>{say.file}</th>
            <th>{say.target}</th>
            <th>{say.columns}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {known.map((each) => (
            <tr key={each.fingerprint}>
              <td className="changes-time">{format.dateTime(each.savedAt)}</td>
              <td>{each.fileName}</td>
              <td>{words.imports.targets[each.target]}</td>
              <td className="muted">
                {each.columns
                  .slice(0, namesShown)
                  .map(({ header, field }) => `${header} → ${labelOf(each.target, field)}`)
                  .join(words.generic.separator)}
                {each.columns.length > namesShown && ` +${format.count(each.columns.length - namesShown)}`}
              </td>
              <td className="num">
                <Button size="small" aria-label={`${say.forget} ${each.fileName}`} onClick={() => forget(each.fingerprint)}>
                  {say.forget}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
