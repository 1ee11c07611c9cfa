import { told, type ShippedRule } from './shipped-rule.ts'

/** Leads (rule A2). */
export const leadRules: readonly ShippedRule[] = [
  {
    key: 'lead-assigned',
    enabled: true,
    definition: {
      ...told,
      name: '新线索已分派',
      subject: 'lead',
      trigger: { kind: 'condition', episode: 'assignedAt' },
      filter: { field: 'state', op: 'eq', value: '待首触' },
      severity: 'info',
      title: '新线索：{线索}',
      body: '{来源}　行业 {行业}　需求 {需求类别}　联系人 {联系人} {电话}　同名客户 {同名客户}。请在 {首触时限} 前首次联系。开场白：{开场白}',
    },
  },
  {
    key: 'lead-unassigned',
    enabled: true,
    definition: {
      ...told,
      name: '线索未按时分派',
      subject: 'lead',
      trigger: { kind: 'condition', episode: null },
      filter: { field: 'assignLate', op: 'eq', value: true },
      recipients: [{ kind: 'role', role: 'manager', cc: false }],
      severity: 'warning',
      title: '线索{线索}到达 2 个工作小时还没有分派',
      body: '到达 {到达时间}　来源 {来源}　行业 {行业}。没有可派的销售，或来源不在自动分派之列，请手工分派。',
    },
  },
  {
    key: 'lead-first-touch',
    enabled: true,
    definition: {
      ...told,
      name: '线索未按时首触',
      subject: 'lead',
      trigger: { kind: 'condition', episode: 'touchDueAt' },
      filter: { field: 'touchLate', op: 'eq', value: true },
      severity: 'warning',
      title: '线索{线索}还没有首次联系',
      body: '分派于 {分派时间}，应在 {首触时限} 前联系 {联系人} {电话}。',
    },
  },
  {
    key: 'lead-untouched-escalation',
    enabled: true,
    definition: {
      ...told,
      name: '线索 48 小时未首触',
      subject: 'lead',
      trigger: { kind: 'condition', episode: 'touchDueAt' },
      filter: { field: 'untouchedLong', op: 'eq', value: true },
      recipients: [
        { kind: 'manager', cc: false },
        { kind: 'owner', cc: true },
      ],
      severity: 'critical',
      title: '线索{线索}分派 48 小时仍未联系',
      body: '负责人 {负责人}，分派于 {分派时间}。请督促或改派。',
    },
  },
  {
    key: 'lead-deviations-daily',
    enabled: true,
    definition: {
      ...told,
      name: '线索首触日报',
      subject: 'lead',
      trigger: { kind: 'schedule', schedule: { kind: 'workday', time: '17:30' }, per: 'owner' },
      filter: { field: 'touchLate', op: 'eq', value: true },
      recipients: [{ kind: 'manager', cc: false }],
      desktop: false,
      severity: 'info',
      title: '{负责人}有 {数量} 条线索未按时首触',
      body: '{名单}　其余偏差见线索的偏差日报。',
    },
  },
]
