import type { CommandHandlers, QueryHandlers } from '../../../src-preload/contract/_kit/handlers.ts'
import type { rebates } from '../../../src-preload/contract/rebates.ts'
import type { Reading, Writing } from '../../store/contexts.ts'
import { finishClose, sealForClosing } from './closing.ts'
import { nearTiers } from './near-tiers.ts'
import { accruals, periods } from './periods.ts'
import { programmes, saveVersion, say, setStatus, tryRule } from './programmes.ts'
import { proof, proofDocuments } from './proof.ts'
import { reopen } from './reopening.ts'
import { confirmReckoned, finishReckoned, keepNextResults, reckonToFile } from './run-steps.ts'
import { saveTargets, targets } from './targets.ts'
import { clearPiece, unfinishedRuns } from './unfinished-runs.ts'
import { verifyPeriod } from './verify.ts'

export const rebatesReads: QueryHandlers<typeof rebates, Reading> = {
  programmes,
  say,
  tryRule,
  targets,
  periods,
  accruals,
  proof,
  proofDocuments,
  nearTiers,
}

export const rebatesCommands: CommandHandlers<typeof rebates, Writing> = {
  saveVersion,
  setStatus,
  saveTargets,
  reopen,
}

/** The parts of a run, a closing, a look back and a cleaning up, each on its thread. */
export const rebateSteps = {
  'rebates.reckon': reckonToFile,
  'rebates.keepResults': keepNextResults,
  'rebates.finishRun': finishReckoned,
  'rebates.confirmRun': confirmReckoned,
  'rebates.seal': sealForClosing,
  'rebates.finishClose': finishClose,
  'rebates.verify': verifyPeriod,
  'rebates.unfinishedRuns': unfinishedRuns,
  'rebates.clearUnfinished': clearPiece,
}

export { partyName } from './parties.ts'
export { actingMember, decidingRoles, type ActingMember } from './people.ts'
export { periodNamed } from './periods.ts'
export { domainDocument, resultDocuments, type BasisDocument } from './proof.ts'
export { periodSpan as spanOf } from '../../domain/rebates/settlement-period.ts'
export { blankRow } from './keep-run.ts'
export { definitionOf, versionById } from './stored-programmes.ts'
export { rebatesWithOffer, type OfferOutlook } from './with-offer.ts'
export { exportProof } from './export-proof.ts'
export { fillDemoRebates } from './demo-rebates.ts'
