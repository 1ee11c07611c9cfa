import { told, type ShippedRule } from './shipped-rule.ts'

/** Promises and tiers (rules D1, D3). */
export const serviceRules: readonly ShippedRule[] = [
  {
    key: 'promise-breached',
    enabled: true,
    definition: {
      ...told,
      name: '服务承诺超时',
      subject: 'promise',
      trigger: { kind: 'event', on: 'created', fields: [] },
      filter: { field: 'kind', op: 'eq', value: 'breach' },
      recipients: [
        { kind: 'owner', cc: false },
        { kind: 'manager', cc: false },
        { kind: 'role', role: 'vp', cc: true },
      ],
      severity: 'critical',
      title: '{客户名称}：{条款}已超时',
      body: '事项：{事项}　应在 {到点时间} 前做到。负责人：{负责人}',
    },
  },
  {
    key: 'promise-amber',
    enabled: true,
    definition: {
      ...told,
      name: '服务承诺将超时',
      subject: 'promise',
      trigger: { kind: 'event', on: 'created', fields: [] },
      filter: { field: 'kind', op: 'eq', value: 'amber' },
      severity: 'warning',
      title: '{客户名称}：{条款}将超时',
      body: '事项：{事项}　{开始时间} 开始计时，时间已用去大半。负责人：{负责人}',
    },
  },
  {
    key: 'downgrade-risk',
    enabled: true,
    definition: {
      ...told,
      name: '客户有降级风险',
      subject: 'evaluation',
      trigger: { kind: 'event', on: 'created', fields: [] },
      filter: { field: 'atRisk', op: 'eq', value: true },
      recipients: [
        { kind: 'owner', cc: false },
        { kind: 'manager', cc: true },
      ],
      severity: 'warning',
      title: '{客户名称}有降级风险（现为 {分级} 级）',
      body: '{季度} 评定 {得分} 分；下次评定仍是这样就会降一级。得分变化的原因：{原因}。负责人：{负责人}',
    },
  },
]
