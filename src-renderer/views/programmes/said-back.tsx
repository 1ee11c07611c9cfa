import type { RebateDefinition } from '../../../src-preload/contract/_words/rebate-programme.ts'
import { useSpeech } from '../../text/language.tsx'
import { Section } from '../../ui/page.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { TestBench } from './test-bench.tsx'

/** What was entered, said back in a sentence, and the bench; stays in sight while the form scrolls. */
export function SaidBack({ definition, english }: { definition: RebateDefinition | null; english: boolean }) {
  const { words } = useSpeech()
  const say = words.programmes.editor
  const said = useSteadyQuery('rebates.say', definition === null ? null : { definition }).data
  const good = definition !== null && said !== undefined && said.problem === null
  return (
    <aside className="editor-side">
      <Section title={say.says}>
        <div className="block-body editor-sentence" aria-live="polite">
          {definition === null || (said && said.problem !== null) ? (
            <p className="money-warn">{say.problem}</p>
          ) : (
            <p>{english ? said?.en : said?.zh}</p>
          )}
        </div>
      </Section>
      {good && (
        <Section title={say.bench}>
          <div className="block-body">
            <TestBench definition={definition} />
          </div>
        </Section>
      )}
    </aside>
  )
}
