import type { RuleDefinition } from '../../../src-preload/contract/alert-rules.ts'
import type { ShippedRule } from './shipped-rule.ts'

const workingDay = 540

const common: Pick<RuleDefinition, 'desktop' | 'channels' | 'parameters' | 'task' | 'ladder' | 'severity'> = {
  desktop: true,
  channels: 'all',
  parameters: [],
  task: null,
  ladder: [],
  severity: 'warning',
}

/** Once for each time a node takes its turn: a quote that comes back is another wait. */
const overdueAt = (node: 'product' | 'finance' | 'legal'): Pick<RuleDefinition, 'trigger' | 'filter'> => ({
  trigger: { kind: 'condition', episode: 'since' },
  filter: {
    all: [
      { field: 'node', op: 'eq', value: node },
      { field: 'overdue', op: 'eq', value: true },
    ],
  },
})

const toDirector: RuleDefinition['ladder'] = [
  { afterMinutes: workingDay, working: true, recipients: [{ kind: 'role', cc: false, role: 'director' }] },
]
const superior: RuleDefinition['recipients'] = [
  { kind: 'manager', cc: false },
  { kind: 'owner', cc: true },
]

/** The clocks of rule C2: who is told when a node lets its time pass, and that an approved part has changed. */
export const quoteRules: readonly ShippedRule[] = [
  {
    key: 'quote-product-overdue',
    enabled: true,
    definition: {
      ...common,
      ...overdueAt('product'),
      name: '产品技术确认超时',
      subject: 'quote-node',
      recipients: superior,
      task: { title: '督促产品技术确认：{报价}', dueWorkdays: 1, priority: 'high' },
      ladder: toDirector,
      title: '{报价} 的产品技术确认已超时',
      body: '{客户}：{标题}。办理人 {办理人}，应于 {截止} 前答复是否需定制开发。',
    },
  },
  {
    key: 'quote-finance-overdue',
    enabled: true,
    definition: {
      ...common,
      ...overdueAt('finance'),
      name: '财务成本锁定超时',
      subject: 'quote-node',
      recipients: superior,
      task: { title: '督促成本锁定：{报价}', dueWorkdays: 1, priority: 'high' },
      ladder: toDirector,
      title: '{报价} 的成本锁定已超时',
      body: '{客户}：{标题}。办理人 {办理人}，应于 {截止} 前锁定成本。',
    },
  },
  {
    key: 'quote-finance-overdue-sales',
    enabled: true,
    definition: {
      ...common,
      ...overdueAt('finance'),
      name: '成本锁定超时抄送销售经理',
      subject: 'quote',
      recipients: [{ kind: 'manager', cc: false }],
      severity: 'info',
      title: '{报价} 等财务锁定成本已超时',
      body: '{客户}：{标题}。销售 {销售}，财务 {办理人}，应于 {截止} 前办结。',
    },
  },
  {
    key: 'quote-legal-overdue',
    enabled: true,
    definition: {
      ...common,
      ...overdueAt('legal'),
      name: '法务条款归档超时',
      subject: 'quote-node',
      recipients: [
        { kind: 'manager', cc: false },
        { kind: 'owner', cc: false },
      ],
      task: { title: '条款归档超时：{报价}，可用条款包 {条款包}', dueWorkdays: 1, priority: 'high' },
      ladder: toDirector,
      title: '{报价} 的条款归档已超时',
      body: '{客户}（{客户类型}）。建议直接采用条款包：{条款包}。办理人 {办理人}，应于 {截止} 前归档。',
    },
  },
  {
    key: 'quote-legal-overdue-sales',
    enabled: true,
    definition: {
      ...common,
      ...overdueAt('legal'),
      name: '条款归档超时，准备备选条款',
      subject: 'quote',
      recipients: [{ kind: 'owner', cc: false }],
      task: { title: '准备备选条款：{报价}', dueWorkdays: 1, priority: 'normal' },
      title: '{报价} 的条款归档已超时，请准备备选条款',
      body: '{客户}（{客户类型}）的条款包：{条款包}。请先与客户沟通备选条款。',
    },
  },
  {
    key: 'quote-reopened',
    enabled: true,
    definition: {
      ...common,
      name: '已通过的报价有改动',
      subject: 'quote-notice',
      trigger: { kind: 'event', on: 'created', fields: [] },
      filter: { field: 'kind', op: 'eq', value: 'reopened' },
      recipients: [{ kind: 'owner', cc: false }],
      title: '{报价} 在您通过之后有改动',
      body: '{标题}。{销售}改动了内容，{节点}需要重新确认。',
    },
  },
]
