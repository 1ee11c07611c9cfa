import { once } from 'node:events'
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
import { importDirectly, type DirectImport } from '../../src-main/features/imports/direct-step.ts'
import type { StageInput } from '../../src-main/features/imports/stage-plan.ts'
import { withOwnFields } from '../../src-main/features/imports/own-fields.ts'
import { stageRows } from '../../src-main/features/imports/stage-step.ts'
import { inspectFile, proposeForSheet } from '../../src-main/jobs/workers/inspect-sheets.ts'
import type { StreamAck, StreamMessage } from '../../src-main/jobs/workers/sheet-messages.ts'
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
  /** The list has no header. */
  readonly withoutHeader?: true
  /** The sheet of this name; the one that fits best without. */
  readonly sheet?: string
  /** Stages of sheets that go in before it. */
  readonly after?: readonly string[]
  /** Fields of the workspace's own. */
  readonly own?: readonly OwnField[]
}

/** The proposal of one who says that there is no header. */
const lettered = (path: string, sheet: number, target: ImportTargetName | undefined) =>
  proposeForSheet({ t: 'propose', path, sheet, headerRows: [], ...(target ? { target } : {}) })

/** Inspects and accepts the proposal: how the file is read, and what the writer is told of it. */
async function settled(path: string, choices: StageChoices) {
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
  const found = choices.sheet === undefined ? best : inspected.sheets.find(({ name }) => name === choices.sheet)
  if (!found) throw new Error('no sheet')
  const sheet = choices.withoutHeader ? { ...found, ...(await lettered(path, found.index, wanted)), headerRows: [] } : found
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
  const input: StageInput = {
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
  }
  const stream = {
    t: 'stream' as const,
    path,
    sheet: sheet.index,
    headerRows: sheet.headerRows,
    target: sheet.target,
    columns: columns.map(({ index, field, scale, dateOrder }) => ({ index, field, scale, dateOrder })),
    inferRoles: settings.inferRoles ?? true,
    rules: defaultRuleSettings,
    custom,
    fillMerged,
  }
  return { input, stream }
}

/** Inspects, accepts the proposal, reads and stages: what the job does, in this thread. */
export async function stageFile(store: TestStore, path: string, choices: StageChoices = {}): Promise<StagedImport> {
  const { input, stream } = await settled(path, choices)
  const { port1, port2 } = new MessageChannel()
  const control: StepControl = { ...idleControl, port: port2, scratchFolder: store.folder }
  const staging = stageRows(store.writing, input, control)
  await streamRows({ ...stream, port: port1 }, () => undefined)
  return staging
}

/** Imports without a preview. The writer does not go back to its event loop, so in one thread the file is read first. */
export async function importFileDirectly(
  store: TestStore,
  path: string,
  choices: StageChoices = {},
  control: Partial<StepControl> = {},
): Promise<DirectImport> {
  const { input, stream } = await settled(path, choices)
  const bell = new SharedArrayBuffer(4)
  const [reading, writing] = [new MessageChannel(), new MessageChannel()]
  const ended = once(reading.port2, 'close')
  reading.port2.on('message', (message: StreamMessage) => {
    writing.port1.postMessage(message)
    reading.port2.postMessage({ t: 'ack' } satisfies StreamAck)
  })
  await streamRows({ ...stream, bell, port: reading.port1 }, () => undefined)
  await ended
  return importDirectly(
    store.writing,
    { ...input, bell },
    { ...idleControl, scratchFolder: store.folder, ...control, port: writing.port2 },
  )
}

export function applyFile(store: TestStore, stageId: string, control: Partial<StepControl> = {}): ImportFindings {
  return applyStage(store.writing, { stageId }, { ...idleControl, scratchFolder: store.folder, ...control })
}
