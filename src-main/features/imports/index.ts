import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { imports } from '../../../src-preload/contract/imports.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import { applyStage } from './apply-step.ts'
import { findings, history } from './findings.ts'
import { forgetMapping, rememberedMappings } from './mapping-memory.ts'
import { preview } from './preview.ts'
import { rejectedPage } from './rejected.ts'
import { discardStage, stageRows } from './stage-step.ts'

export const importsReads: Pick<QueryHandlers<typeof imports, Reading>, 'preview' | 'findings' | 'history'> = {
  preview,
  findings,
  history,
}

export const importsCommands: Pick<CommandHandlers<typeof imports, Writing>, 'discard' | 'forgetMapping'> = {
  discard(_, { stageId }) {
    discardStage(stageId)
    return {}
  },
  forgetMapping,
}

/** What the import jobs ask of the writer thread. */
export const importSteps = {
  'imports.stage': stageRows,
  'imports.apply': applyStage,
  'imports.remembered': rememberedMappings,
  'imports.rejectedPage': rejectedPage,
}
