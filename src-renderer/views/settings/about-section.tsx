import { useSpeech } from '../../text/language.tsx'
import { Section } from '../../ui/page.tsx'
import { Answered } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'

export function AboutSection() {
  const { words } = useSpeech()
  const say = words.settings.about
  const answer = useSteadyQuery('system.capabilities', {})
  return (
    <Section title={words.settings.sections.about}>
      <Answered answer={answer}>
        {(host) => (
          <>
            <dl className="settings-facts">
              <dt>{say.version}</dt>
              <dd>{host.version}</dd>
              <dt>{say.host}</dt>
              <dd>{say.hosts[host.host]}</dd>
              <dt>{say.today}</dt>
              <dd>{host.today}</dd>
              <dt>{say.timeZone}</dt>
              <dd>{host.timeZone}</dd>
            </dl>
            <p className="block-body muted settings-intro">{say.privacy}</p>
          </>
        )}
      </Answered>
    </Section>
  )
}
