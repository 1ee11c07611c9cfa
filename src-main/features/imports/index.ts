import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { imports } from '../../../src-preload/contract/imports.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import { applyStage } from './apply-step.ts'
import { importDirectly } from './direct-step.ts'
import { findings, history } from './findings.ts'
import { discardStage, stageOf } from './live-stages.ts'
import { forgetMapping, knownIds, mappingsOfImport, mappings, rememberedMappings } from './mapping-memory.ts'
import { ownFields } from './own-fields.ts'
import { preview } from './preview.ts'
import { rejectedPage } from './rejected.ts'
import { createReference, decide, fix, keepBoth, refresh, replaceValue, tick } from './stage-edits.ts'
import { stageRows } from './stage-step.ts'
import { stagedState } from './staged-state.ts'
import { findSuspects, suspects } from './suspects-step.ts'
import { targets } from './targets.ts'

export const importsReads: Pick<
  QueryHandlers<typeof imports, Reading>,
  'targets' | 'staged' | 'preview' | 'suspects' | 'findings' | 'history' | 'mappings'
> = {
  targets,
  staged: (r, { stageId }) => stagedState(r, stageOf(stageId)),
  preview,
  suspects,
  findings,
  history,
  mappings,
}

export const importsCommands: Pick<
  CommandHandlers<typeof imports, Writing>,
  'decide' | 'tick' | 'fix' | 'replaceValue' | 'createReference' | 'keepBoth' | 'refresh' | 'discard' | 'forgetMapping'
> = {
  decide,
  tick,
  fix,
  replaceValue,
  createReference,
  keepBoth,
  refresh,
  discard(_, { stageId }) {
    discardStage(stageId)
    return {}
  },
  forgetMapping,
}

/** What the import jobs ask of the threads. */
export const importSteps = {
  'imports.stage': stageRows,
  'imports.apply': applyStage,
  'imports.direct': importDirectly,
  'imports.findSuspects': findSuspects,
  'imports.remembered': rememberedMappings,
  'imports.mappingOf': mappingsOfImport,
  'imports.knownIds': knownIds,
  'imports.ownFields': ownFields,
  'imports.rejectedPage': rejectedPage,
}

export type { Candidate, Decision, ImportEntity, Link, RecordWriter, StoredView } from './import-entity.ts'
