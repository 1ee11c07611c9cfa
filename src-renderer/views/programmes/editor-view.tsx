import { useSteadyQuery } from '../../wire/use-query.ts'
import { LoadingState } from '../../ui/states.tsx'
import type { ViewProps } from '../../ui/places.tsx'
import { blankDraft, draftOfDefinition } from './draft.ts'
import { ProgrammeEditor } from './programme-editor.tsx'

/** Opens the form on a draft, on a version to start the next one from, or blank. */
export function EditorView({ params }: ViewProps) {
  const today = useSteadyQuery('system.capabilities', {}).data?.today
  const list = useSteadyQuery('rebates.programmes', {}).data
  if (today === undefined || list === undefined) return <LoadingState />
  const programme = list.find(({ id }) => id === Number(params['programme']))
  const version = programme?.versions.find(({ id }) => id === Number(params['version']))
  if (!programme || !version) return <ProgrammeEditor initial={blankDraft(today)} />
  const draft = draftOfDefinition(programme.name, version.effectiveFrom, version.note, version.definition, version.customers)
  return version.status === 'draft' ? (
    <ProgrammeEditor key={version.id} initial={draft} programmeId={programme.id} versionId={version.id} />
  ) : (
    <ProgrammeEditor key={version.id} initial={{ ...draft, effectiveFrom: today }} programmeId={programme.id} />
  )
}
