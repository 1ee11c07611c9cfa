import { useState } from 'react'
import { useSpeech } from '../../../text/language.tsx'
import { PlaceLink } from '../../../ui/places.tsx'
import { Answered } from '../../../ui/states.tsx'
import { useSteadyQuery } from '../../../wire/use-query.ts'
import { filteredDeals } from '../places.ts'
import { knownWord } from '../stage-words.ts'
import type { Versions } from './stage-draft.ts'
import { StageForm } from './stage-form.tsx'
import { StageVersions } from './stage-versions.tsx'
import './stages.css'

/** The stages of the workspace: what holds, what comes, and a form for the next (rule A1). */
export function StagesSection() {
  const answer = useSteadyQuery('pipeline.stageVersions', {})
  return <Answered answer={answer}>{(data) => <Stages data={data} />}</Answered>
}

function Stages({ data }: { data: Versions }) {
  const { words, format } = useSpeech()
  const say = words.stages
  const [edited, setEdited] = useState({ id: null as number | null, times: 0 })
  const current = data.versions.find(({ state }) => state === 'current')
  const coming = data.versions.find(({ id, state }) => id === edited.id && state === 'coming')
  const left = data.standing.filter(({ former }) => former)
  return (
    <>
      <p className="muted settings-intro">
        {words.settings.rules.intro} {current ? say.since(current.effectiveFrom) : say.sinceAlways}
      </p>
      {left.length > 0 && (
        <p className="stages-left" role="status">
          {say.left(format.count(left.reduce((sum, { count }) => sum + count, 0)))}{' '}
          {left.map(({ stage, name, count }, index) => (
            <span key={stage}>
              {index > 0 && words.generic.separator}
              <PlaceLink to={filteredDeals([{ field: 'stage', op: 'eq', value: stage }], knownWord(words, name))}>
                {knownWord(words, name)} {format.count(count)}
              </PlaceLink>
            </span>
          ))}
        </p>
      )}
      <StageVersions versions={data.versions} onEdit={(id) => setEdited(({ times }) => ({ id, times: times + 1 }))} />
      <StageForm
        key={`${current?.id ?? 0} ${coming?.id ?? 0} ${edited.times}`}
        data={data}
        stages={coming?.stages ?? current?.stages ?? data.templates.standard}
        from={coming?.effectiveFrom ?? data.today}
        onSaved={() => setEdited(({ times }) => ({ id: null, times: times + 1 }))}
      />
    </>
  )
}
