import type { RuleDefinition } from '../../../src-preload/contract/alert-rules.ts'
import { told, type ShippedRule } from './shipped-rule.ts'

type Parts = Pick<RuleDefinition, 'name' | 'title' | 'body' | 'severity' | 'recipients'> & Partial<RuleDefinition>

const found = (key: string, kinds: readonly string[], parts: Parts): ShippedRule => ({
  key,
  enabled: true,
  definition: {
    ...told,
    subject: 'finding',
    trigger: { kind: 'event', on: 'created', fields: [] },
    filter: { any: kinds.map((kind) => ({ field: 'kind', op: 'eq', value: kind })) },
    ...parts,
  },
})

/** What is found at set times over many records (rules A4, B7, E1, E5, E7, F2, G). */
export const foundRules: readonly ShippedRule[] = [
  found('shi-low', ['shi-rep'], {
    name: '商机健康度连续三周偏低',
    recipients: [{ kind: 'manager', cc: false }],
    severity: 'warning',
    title: '{对象}的商机健康度连续 {周数} 周低于 {界限}',
    body: '{说明}。约一次一对一面谈，看预算、演示和试用环境各差在哪里。',
    task: { title: '一对一面谈：{对象}的商机健康度', dueWorkdays: 3, priority: 'high' },
  }),
  found('shi-low-team', ['shi-team', 'shi-region'], {
    name: '团队商机健康度连续三周偏低',
    recipients: [
      { kind: 'owner', cc: false },
      { kind: 'role', role: 'director', cc: true },
    ],
    severity: 'warning',
    title: '{对象}的商机健康度连续 {周数} 周低于 {界限}',
    body: '{说明}。负责人：{负责人}',
    task: { title: '复盘 {对象} 的商机健康度', dueWorkdays: 3, priority: 'high' },
  }),
  found('behaviour-low', ['behaviour-rep'], {
    name: '行为健康度连续两个月不达标',
    recipients: [
      { kind: 'manager', cc: false },
      { kind: 'owner', cc: true },
    ],
    severity: 'warning',
    title: '{对象}连续两个月有行为指标不达标',
    body: '{说明}。干预包在「销售度量」页：话术、做得好的案例和一对一面谈。',
    task: { title: '一对一面谈：{对象}的行为健康度', dueWorkdays: 3, priority: 'high' },
  }),
  found('month-end-rush', ['month-end-rush'], {
    name: '月末突击签约',
    recipients: [
      { kind: 'role', role: 'director', cc: false },
      { kind: 'role', role: 'vp', cc: true },
    ],
    severity: 'warning',
    title: '{期间} 的签约集中在月末',
    body: '{说明}。',
  }),
  found('shifted-signing', ['shifted-signing'], {
    name: '跨月挪动的签约',
    recipients: [
      { kind: 'manager', cc: false },
      { kind: 'role', role: 'director', cc: true },
    ],
    severity: 'critical',
    title: '“{对象}”在 {期间} 最后半小时签约，月初又撤回或重录',
    body: '负责人：{负责人}。请核对这一笔算在哪个月。',
  }),
  found('policy-unconfigured', ['policy-unconfigured'], {
    name: '政策卡还没配置',
    recipients: [{ kind: 'owner', cc: false }],
    severity: 'warning',
    title: '政策“{对象}”{期间} 生效，还没有配置',
    body: '操作步骤：{步骤}',
  }),
  found('policy-quiet', ['policy-quiet'], {
    name: '政策连续三个工作日没有触发',
    recipients: [
      { kind: 'role', role: 'manager', cc: false },
      { kind: 'role', role: 'director', cc: true },
    ],
    desktop: false,
    severity: 'info',
    title: '政策“{对象}”在{区域}连续三个工作日没有触发',
    body: '截至 {期间}。',
  }),
  found('price-freeze', ['price-freeze'], {
    name: '特价申请冻结',
    recipients: [{ kind: 'owner', cc: false }],
    severity: 'warning',
    title: '{区域}上周价格偏差 {数值}，特价申请冻结到周日',
    body: '{期间} 不受理特价申请，总监可以写明理由解除。谈价格前请先看异议处理手册：{步骤}',
  }),
  found('journey-breaks', ['journey-breaks-store', 'journey-breaks-team', 'journey-breaks-rep'], {
    name: '客户旅程断裂偏多',
    recipients: [{ kind: 'manager', cc: false }],
    severity: 'warning',
    title: '{对象}的客户旅程断裂偏多，请电话了解',
    body: '{说明}，高于 {界限}。断裂的客户：{名单}',
    task: { title: '致电旅程断裂的客户：{对象}', dueWorkdays: 1, priority: 'high' },
  }),
  found('receivable-overdue', ['receivable-overdue'], {
    name: '应收逾期',
    recipients: [
      { kind: 'manager', cc: false },
      { kind: 'owner', cc: true },
    ],
    severity: 'critical',
    title: '{对象}有应收逾期超过 {界限} 天：{数值}',
    body: '{说明}，应于 {期间} 收款。负责人：{负责人}',
  }),
  found('receivable-soon', ['receivable-soon'], {
    name: '应收即将到期',
    recipients: told.recipients,
    severity: 'info',
    title: '{对象}有应收 {界限} 天内到期：{数值}',
    body: '{期间} 到期。请确认客户已收到发票。负责人：{负责人}',
    task: { title: '请确认发票接收状态：{对象}', dueWorkdays: 2, priority: 'normal' },
  }),
  found('receivable-acceptance', ['receivable-acceptance'], {
    name: '应收到期前还有待验收',
    recipients: told.recipients,
    severity: 'info',
    title: '{对象}还有待验收的应收：{数值}',
    body: '{说明}，开票日 {期间}。请协助催促客户签字验收，否则不起算账期。负责人：{负责人}',
    task: { title: '请协助催促验收签字：{对象}', dueWorkdays: 2, priority: 'normal' },
  }),
]
