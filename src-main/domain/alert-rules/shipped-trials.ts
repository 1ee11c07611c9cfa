import { told, type ShippedRule } from './shipped-rule.ts'

/** Rule B10: whose turn it is, to whom an idle node passes, the questions before the end, and what is over without a result. */
export const trialRules: readonly ShippedRule[] = [
  {
    key: 'trial-node-turn',
    enabled: true,
    definition: {
      ...told,
      name: '试用申请待审批',
      subject: 'trial-node',
      // Once for each time a node takes its turn: an application that comes back is another wait.
      trigger: { kind: 'condition', episode: 'nodeSince' },
      filter: { field: 'state', op: 'eq', value: '审批中' },
      severity: 'info',
      title: '{试用} 等您审批（{节点}）',
      body: '{客户} 申请试用 {产品}，检测项目 {检测项目}。申请人 {申请人}。{转交时间} 前未办将转给 {升级人}。',
    },
  },
  {
    key: 'trial-node-passed',
    enabled: true,
    definition: {
      ...told,
      name: '试用审批超时转交',
      subject: 'trial-escalation',
      trigger: { kind: 'condition', episode: 'nodeSince' },
      filter: { field: 'passed', op: 'eq', value: true },
      severity: 'warning',
      title: '{试用} 的{节点}审批已转给您',
      body: '{客户} 申请试用 {产品}。{办理人} 到 {转交时间} 仍未办理，现由您审批。申请人 {申请人}。',
    },
  },
  {
    key: 'trial-returned',
    enabled: true,
    definition: {
      ...told,
      name: '试用申请被退回',
      subject: 'trial',
      trigger: { kind: 'condition', episode: null },
      filter: { field: 'state', op: 'eq', value: '已退回' },
      severity: 'warning',
      title: '{试用} 被退回',
      body: '{客户} 的 {产品} 试用申请被{节点}退回，请按意见修改后重新提交。',
    },
  },
  {
    key: 'trial-questions',
    enabled: true,
    definition: {
      ...told,
      name: '试用结束前三问',
      subject: 'trial',
      trigger: { kind: 'condition', episode: 'endsOn' },
      filter: { field: 'questionsDue', op: 'eq', value: true },
      severity: 'warning',
      title: '{试用} 将在 {结束日期} 结束，请回答三个问题',
      body: '{客户} 试用 {产品}：样本检测是否完成？关键指标是否达标？采购预算是否已立项？',
    },
  },
  {
    key: 'trial-over',
    enabled: true,
    definition: {
      ...told,
      name: '试用到期未填结果',
      subject: 'trial',
      trigger: { kind: 'condition', episode: 'endsOn' },
      filter: { field: 'overEnd', op: 'eq', value: true },
      severity: 'warning',
      title: '{试用} 已到期，请填结果和根因',
      body: '{客户} 试用 {产品} 已于 {结束日期} 到期。请选择转化、延期或终止，并填写根因。',
    },
  },
]
