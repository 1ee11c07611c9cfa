import { MessageChannel } from 'node:worker_threads'
import type { ImportField, ImportFindings } from '../../src-preload/contract/imports.ts'
import { defaultRuleSettings } from '../../src-main/domain/customers/rule-defaults.ts'
import { applyStage } from '../../src-main/features/imports/apply-step.ts'
import { stageRows, type Staged } from '../../src-main/features/imports/stage-step.ts'
import { inspectFile } from '../../src-main/jobs/workers/inspect-sheets.ts'
import { streamRows } from '../../src-main/jobs/workers/stream-rows.ts'
import type { StepControl } from '../../src-main/store/contexts.ts'
import type { TestStore } from './test-store.ts'

export const idleControl = { throwIfCancelled: () => undefined, progress: () => undefined, port: null }

/** Inspects, accepts the proposal, reads and stages: what the job does, in this thread. */
export async function stageFile(
  store: TestStore,
  path: string,
  changes: Partial<Record<string, ImportField | null>> = {},
  options: { readonly fillMerged?: boolean } = {},
): Promise<Staged> {
  const inspected = await inspectFile({ t: 'inspect', path })
  const sheet = inspected.sheets.toSorted((a, b) => b.fit - a.fit)[0]
  if (!sheet) throw new Error('no sheet')
  const columns = sheet.columns.flatMap(({ index, header, field, scale }) => {
    const chosen = header in changes ? changes[header] : field
    return chosen ? [{ index, field: chosen, scale }] : []
  })
  const { port1, port2 } = new MessageChannel()
  const control: StepControl = { ...idleControl, port: port2, scratchFolder: store.folder }
  const staging = stageRows(store.writing, { fileName: 'test', fingerprint: '', mapping: '[]' }, control)
  await streamRows(
    {
      t: 'stream',
      path,
      sheet: sheet.index,
      headerRows: sheet.headerRows,
      columns,
      inferRoles: true,
      rules: defaultRuleSettings,
      ...options,
      port: port1,
    },
    () => undefined,
  )
  return staging
}

export function applyFile(store: TestStore, stageId: string, control: Partial<StepControl> = {}): ImportFindings {
  return applyStage(store.writing, { stageId }, { ...idleControl, scratchFolder: store.folder, ...control })
}
