import { Checkbox, Select } from 'antd'
import { useState } from 'react'
import type { MaterialVersion } from '../../../src-preload/contract/materials.ts'
import { useSpeech } from '../../text/language.tsx'
import { Section } from '../../ui/page.tsx'
import { Answered } from '../../ui/states.tsx'
import { TextDifference } from '../../ui/text-difference.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { CommitmentList } from './commitment-list.tsx'

/** What is different from another version, line by line, with the fate of every commitment on top. */
export function DifferenceSection({ version, versions }: { version: MaterialVersion; versions: readonly MaterialVersion[] }) {
  const { words } = useSpeech()
  const say = words.materials
  const others = versions.filter(({ id }) => id !== version.id)
  const before = others.find(({ number }) => number < version.number) ?? others[0]
  const [picked, setPicked] = useState<number | null>(null)
  const [onlyChanges, setOnlyChanges] = useState(false)
  const against = picked ?? before?.id
  const answer = useSteadyQuery('materials.compare', against === undefined ? null : { before: against, after: version.id })
  if (against === undefined)
    return (
      <Section title={say.difference}>
        <p className="block-body muted">{say.firstVersion}</p>
      </Section>
    )
  return (
    <Section
      title={say.difference}
      actions={
        <>
          <Checkbox checked={onlyChanges} onChange={({ target }) => setOnlyChanges(target.checked)}>
            {say.hideSame}
          </Checkbox>
          <span className="muted">{say.against}</span>
          <Select
            size="small"
            aria-label={say.against}
            value={against}
            onChange={setPicked}
            options={others.map(({ id, number }) => ({ value: id, label: say.version(String(number)) }))}
          />
        </>
      }
    >
      <Answered answer={answer}>
        {({ lines, commitments }) => (
          <div className="block-body difference">
            {commitments.length > 0 && (
              <>
                <h3 className="material-sub">{say.commitments}</h3>
                <CommitmentList changes={commitments} />
              </>
            )}
            {lines.every(({ kind }) => kind === 'same') ? (
              <p className="muted">{say.noDifference}</p>
            ) : (
              <TextDifference
                label={say.difference}
                lines={lines
                  .filter(({ kind, after }) => kind !== 'same' || (!onlyChanges && after !== ''))
                  .filter(({ before: was, after: now }) => (was ?? '') !== '' || (now ?? '') !== '')}
              />
            )}
          </div>
        )}
      </Answered>
    </Section>
  )
}
