import { told, type ShippedRule } from './shipped-rule.ts'

/** Opportunities (rule A3). */
export const dealRules: readonly ShippedRule[] = [
  {
    key: 'deal-stalled',
    enabled: true,
    definition: {
      ...told,
      name: '商机停滞',
      subject: 'opportunity',
      trigger: { kind: 'condition', episode: 'touchedAt' },
      filter: { field: 'stalled', op: 'eq', value: true },
      recipients: [
        { kind: 'owner', cc: false },
        { kind: 'manager', cc: true },
      ],
      severity: 'warning',
      title: '商机“{商机名称}”{停滞工作日} 个工作日没有动静',
      body: '{客户名称}　{阶段}　{金额}；最近动静 {最近动静}，下一步：{下一步}。负责人：{负责人}。可以这样说：{建议话术}',
      task: { title: '推进商机：{商机名称}', dueWorkdays: 1, priority: 'high' },
    },
  },
  {
    key: 'deal-stuck',
    enabled: true,
    definition: {
      ...told,
      name: '商机卡住',
      subject: 'opportunity',
      trigger: { kind: 'condition', episode: 'stageSince' },
      filter: { field: 'stuck', op: 'eq', value: true },
      desktop: false,
      severity: 'info',
      title: '商机“{商机名称}”在{阶段}已 {停留天数} 天',
      body: '{客户名称}　{金额}　预计成交 {预计成交}。负责人：{负责人}',
    },
  },
]
