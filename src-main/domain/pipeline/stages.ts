export const closings = ['won', 'lost', 'shelved'] as const
export type Closing = (typeof closings)[number]

/** Fields that a stage may ask for before it is entered (rule A1). */
export const gateFields = [
  'owner',
  'amount',
  'expectedClose',
  'productLine',
  'source',
  'nextStep',
  'nextStepOn',
  'budgetConfirmedOn',
  'demoAgreedOn',
  'pocProvidedOn',
] as const
export type GateField = (typeof gateFields)[number]

export interface Stage {
  readonly key: string
  readonly name: string
  /** Null while the deal runs. */
  readonly closing: Closing | null
  readonly actions: readonly string[]
  readonly gate: readonly GateField[]
  /** Whole per cent. */
  readonly probability: number
  /** Calendar days after which a deal is stuck here (rule A3); null: never. */
  readonly stuckDays: number | null
}

const running = (
  key: string,
  name: string,
  probability: number,
  actions: readonly string[],
  gate: readonly GateField[] = [],
): Stage => ({ key, name, closing: null, actions, gate, probability, stuckDays: 15 })
const closed = (key: Closing, name: string, probability: number, gate: readonly GateField[] = []): Stage => ({
  key,
  name,
  closing: key,
  actions: [],
  gate,
  probability,
  stuckDays: null,
})
const closingStages = [closed('won', '赢单', 100, ['amount']), closed('lost', '输单', 0), closed('shelved', '搁置', 0)]

/** The value flow of rule A1 with its defaults; order is the order of the list, the closing states stand last. */
export const standardTemplate: readonly Stage[] = [
  running('touch', '线索触达', 10, ['首次联系', '确认对接人']),
  running('diagnose', '需求诊断', 20, ['需求访谈', '确认预算与时间'], ['nextStep']),
  running('match', '方案匹配', 40, ['方案演示', '提供试用环境'], ['productLine', 'nextStep']),
  running('negotiate', '报价谈判', 60, ['报价', '异议处理'], ['amount', 'expectedClose']),
  running('sign', '合同签署', 80, ['合同审批', '用印'], ['amount', 'expectedClose', 'budgetConfirmedOn']),
  running('deliver', '交付履约', 95, ['交付计划', '验收'], ['amount']),
  running('repurchase', '复购裂变', 98, ['回访', '转介绍'], ['amount']),
  ...closingStages,
]

/** For teams that sell in three steps. */
export const shortTemplate: readonly Stage[] = [
  running('diagnose', '需求确认', 30, ['需求访谈']),
  running('negotiate', '方案报价', 60, ['方案演示', '报价'], ['amount', 'expectedClose']),
  running('sign', '合同签署', 85, ['合同审批'], ['amount', 'expectedClose']),
  ...closingStages,
]

export const templates = { standard: standardTemplate, short: shortTemplate } as const

/** Causes of a loss to choose from (rule A1). */
export const lossCauses = ['价格', '产品不符', '竞争对手', '预算取消', '项目延期', '服务不满', '失去联系', '其他'] as const

/** How far along the flow: 1 for the first stage; beyond all of them for won; null for lost, shelved and unknown keys. */
export function rankOf(stages: readonly Stage[], key: string): number | null {
  const at = stages.findIndex((stage) => stage.key === key)
  const found = stages[at]
  if (!found) return null
  if (found.closing === 'won') return wonRank
  return found.closing === null ? at + 1 : null
}

/** Won is beyond every stage. */
export const wonRank = 1000
