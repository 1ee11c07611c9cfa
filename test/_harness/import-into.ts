import { MessageChannel } from 'node:worker_threads'
import type {
  ImportFindings,
  ImportSettings,
  ImportTargetName,
  StagedImport,
  WritePolicy,
} from '../../src-preload/contract/imports.ts'
import { defaultRuleSettings } from '../../src-main/domain/customers/rule-defaults.ts'
import type { OwnField } from '../../src-main/domain/imports/custom-target.ts'
import { applyStage } from '../../src-main/features/imports/apply-step.ts'
import { checkedPlan, rememberable } from '../../src-main/features/imports/check-plan.ts'
import { withOwnFields } from '../../src-main/features/imports/own-fields.ts'
import { stageRows } from '../../src-main/features/imports/stage-step.ts'
import { inspectFile } from '../../src-main/jobs/workers/inspect-sheets.ts'
import { streamRows } from '../../src-main/jobs/workers/stream-rows.ts'
import type { StepControl } from '../../src-main/store/contexts.ts'
import type { TestStore } from './test-store.ts'

export const idleControl = { throwIfCancelled: () => undefined, progress: () => undefined, port: null }

export interface StageChoices {
  readonly target?: ImportTargetName
  /** By header: another field, or none. */
  readonly fields?: Readonly<Record<string, string | null>>
  /** By field. */
  readonly policies?: Readonly<Record<string, { write?: WritePolicy; blanks?: boolean; dateOrder?: 'dmy' | 'mdy' | 'yymd' }>>
  readonly settings?: ImportSettings
  readonly fingerprint?: string
  readonly fillMerged?: boolean
  /** The sheet of this name; the one that fits best without. */
  readonly sheet?: string
  /** Stages of sheets that go in before it. */
  readonly after?: readonly string[]
  /** Fields of the workspace's own. */
  readonly own?: readonly OwnField[]
}

/** Inspects, accepts the proposal, reads and stages: what the job does, in this thread. */
export async function stageFile(store: TestStore, path: string, choices: StageChoices = {}): Promise<StagedImport> {
  const {
    target: wanted,
    fields = {},
    policies = {},
    settings = {},
    fingerprint = '',
    fillMerged = false,
    own = [],
    after,
  } = choices
  const inspected = await inspectFile({ t: 'inspect', path, ...(wanted ? { target: wanted } : {}) })
  const best = inspected.sheets.toSorted((a, b) => b.fit - a.fit)[0]
  const sheet = choices.sheet === undefined ? best : inspected.sheets.find(({ name }) => name === choices.sheet)
  if (!sheet) throw new Error('no sheet')
  const mapped = withOwnFields(sheet.columns, own).map((column) =>
    column.header in fields ? { ...column, field: fields[column.header] ?? null } : column,
  )
  const columns = checkedPlan(
    sheet.target,
    mapped.map(({ index, field, scale }) => ({ index, field, scale, ...(field === null ? {} : policies[field]) })),
    settings,
    own,
  )
  const custom = own.filter(({ field }) => columns.some((column) => column.field === field))
  const { port1, port2 } = new MessageChannel()
  const control: StepControl = { ...idleControl, port: port2, scratchFolder: store.folder }
  const staging = stageRows(
    store.writing,
    {
      fileName: 'test',
      sheetName: sheet.name,
      ...(after ? { after } : {}),
      fingerprint,
      target: sheet.target,
      mapping: JSON.stringify(rememberable(sheet.columns, columns)),
      columns,
      settings,
      rules: defaultRuleSettings,
      custom,
    },
    control,
  )
  await streamRows(
    {
      t: 'stream',
      path,
      sheet: sheet.index,
      headerRows: sheet.headerRows,
      target: sheet.target,
      columns: columns.map(({ index, field, scale, dateOrder }) => ({ index, field, scale, dateOrder })),
      inferRoles: settings.inferRoles ?? true,
      rules: defaultRuleSettings,
      custom,
      fillMerged,
      port: port1,
    },
    () => undefined,
  )
  return staging
}

export function applyFile(store: TestStore, stageId: string, control: Partial<StepControl> = {}): ImportFindings {
  return applyStage(store.writing, { stageId }, { ...idleControl, scratchFolder: store.folder, ...control })
}
