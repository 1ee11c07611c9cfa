import type { RuleDefinition } from '../../../src-preload/contract/alert-rules.ts'
import { foundRules } from './shipped-found.ts'
import { dealRules } from './shipped-deals.ts'
import { leadRules } from './shipped-leads.ts'
import { serviceRules } from './shipped-services.ts'
import { told, type ShippedRule } from './shipped-rule.ts'
import { trialRules } from './shipped-trials.ts'
import { quoteRules } from './shipped-quotes.ts'

export type { ShippedRule }

const follows = (name: string, value: number, setting: string) => ({ name, value, setting })

/** The notices of `2-rules.md` that the data of today can feed, as rules people read and change (rule H1). */
export const shippedRules: readonly ShippedRule[] = [
  {
    key: 'renewal-review-90',
    enabled: true,
    definition: {
      ...told,
      name: '续约前的价值回顾',
      subject: 'customer',
      trigger: { kind: 'condition', episode: 'serviceEndOn' },
      parameters: [{ name: 'days', value: 90, setting: null }, follows('nearDays', 30, 'serviceEndLongest')],
      filter: {
        all: [
          { field: 'daysToServiceEnd', op: 'gt', value: '{nearDays}' },
          { field: 'daysToServiceEnd', op: 'lte', value: '{days}' },
        ],
      },
      desktop: false,
      severity: 'info',
      title: '{客户名称}的服务{到期说明}，该准备价值回顾包了',
      body: '服务到期日 {服务到期日}。价值回顾包在“健康与续约”里，可导出 PDF。负责人：{负责人}',
    },
  },
  {
    key: 'service-ending-30',
    enabled: true,
    definition: {
      ...told,
      name: '服务即将到期',
      subject: 'customer',
      trigger: { kind: 'condition', episode: 'serviceEndOn' },
      parameters: [follows('days', 30, 'serviceEndLongest'), follows('nearDays', 7, 'serviceEndShortest')],
      filter: {
        all: [
          // Beyond the nearer notice; without one that is -1, so that a service ending today still counts.
          { field: 'daysToServiceEnd', op: 'gt', value: '{nearDays}' },
          { field: 'daysToServiceEnd', op: 'lte', value: '{days}' },
        ],
      },
      severity: 'warning',
      title: '{客户名称}的服务{到期说明}',
      body: '服务到期日 {服务到期日}，请提前约好续约。负责人：{负责人}',
    },
  },
  {
    key: 'service-ending-7',
    enabled: true,
    definition: {
      ...told,
      name: '服务临近到期',
      subject: 'customer',
      trigger: { kind: 'condition', episode: 'serviceEndOn' },
      parameters: [follows('days', 7, 'serviceEndShortest')],
      filter: {
        all: [
          { field: 'daysToServiceEnd', op: 'gte', value: 0 },
          { field: 'daysToServiceEnd', op: 'lte', value: '{days}' },
        ],
      },
      recipients: [
        { kind: 'owner', cc: false },
        { kind: 'manager', cc: true },
      ],
      severity: 'critical',
      title: '{客户名称}的服务{到期说明}',
      body: '服务到期日 {服务到期日}，今天就该联系。负责人：{负责人}',
    },
  },
  {
    key: 'dormant-risk',
    enabled: true,
    definition: {
      ...told,
      name: '有沉默风险',
      subject: 'customer',
      trigger: { kind: 'condition', episode: 'lastContactOn' },
      filter: { field: 'silence', op: 'eq', value: 'dormant' },
      severity: 'info',
      title: '{客户名称}已 {未联系天数} 天没有互动',
      body: '最近联系 {最近联系日}，可以发一份行业简报：{行业简报}　负责人：{负责人}',
    },
  },
  {
    key: 'silent',
    enabled: true,
    definition: {
      ...told,
      name: '沉默客户',
      subject: 'customer',
      trigger: { kind: 'condition', episode: 'lastContactOn' },
      filter: { field: 'silence', op: 'eq', value: 'silent' },
      severity: 'warning',
      title: '{客户名称}已沉默 {未联系天数} 天',
      body: '最近联系 {最近联系日}，之后没有有效跟进。负责人：{负责人}',
    },
  },
  {
    key: 'key-silent',
    enabled: true,
    definition: {
      ...told,
      name: '沉默潜在大客户',
      subject: 'customer',
      trigger: { kind: 'condition', episode: 'lastContactOn' },
      filter: { field: 'silence', op: 'eq', value: 'key-silent' },
      recipients: [
        { kind: 'owner', cc: false },
        { kind: 'manager', cc: true },
      ],
      severity: 'critical',
      title: '大客户{客户名称}已沉默 {未联系天数} 天',
      body: '年采购额 {年采购额}，在前列；最近联系 {最近联系日}。负责人：{负责人}',
    },
  },
  {
    key: 'incomplete-weekly',
    enabled: true,
    definition: {
      ...told,
      name: '待完善客户',
      subject: 'customer',
      trigger: { kind: 'schedule', schedule: { kind: 'week', weekday: 1, time: '09:00', off: 'later' }, per: 'owner' },
      filter: { field: 'complete', op: 'eq', value: false },
      desktop: false,
      severity: 'info',
      title: '{负责人}名下有 {数量} 个客户信息待完善',
      body: '其中：{名单}',
    },
  },
  {
    key: 'information-health-monthly',
    enabled: true,
    definition: {
      ...told,
      name: '信息健康月报',
      subject: 'customer',
      trigger: { kind: 'schedule', schedule: { kind: 'month-workday', nth: 1, time: '09:00' }, per: 'owner' },
      filter: { all: [] },
      recipients: [
        { kind: 'owner', cc: false },
        { kind: 'manager', cc: true },
      ],
      desktop: false,
      severity: 'info',
      title: '{负责人}名下客户的信息健康：完整率 {完整率}',
      body: '客户 {数量} 个，待完善 {待完善数} 个；最久 {最久未联系天数} 天没有跟进。',
    },
  },
  {
    key: 'customer-handed-over',
    enabled: false,
    definition: {
      ...told,
      name: '客户换了负责人',
      subject: 'customer',
      trigger: { kind: 'event', on: 'changed', fields: ['owner'] },
      filter: { all: [] },
      desktop: false,
      severity: 'info',
      title: '{客户名称}现在由{负责人}负责',
      body: '分级 {分级}，最近联系 {最近联系日}。',
    },
  },
  {
    key: 'task-overdue',
    enabled: true,
    definition: {
      ...told,
      name: '任务逾期',
      subject: 'task',
      trigger: { kind: 'condition', episode: 'due' },
      filter: { field: 'overdue', op: 'eq', value: true },
      severity: 'warning',
      title: '任务已逾期：{任务}',
      body: '应于 {到期时间} 完成。负责人：{负责人}　关于：{关于}',
      ladder: [{ afterMinutes: 540, working: true, recipients: [{ kind: 'manager', cc: false }] }],
    },
  },
  {
    key: 'material-calls',
    enabled: true,
    definition: {
      ...told,
      name: '资料改变了服务承诺',
      subject: 'task',
      trigger: { kind: 'condition', episode: 'createdAt' },
      filter: {
        all: [
          { field: 'materialCall', op: 'eq', value: true },
          { field: 'state', op: 'eq', value: 'open' },
        ],
      },
      severity: 'critical',
      title: '{任务}',
      body: '{备注}',
    },
  },
  {
    key: 'tasks-today',
    enabled: true,
    definition: {
      ...told,
      name: '今天要做的任务',
      subject: 'task',
      trigger: { kind: 'schedule', schedule: { kind: 'workday', time: '09:00' }, per: 'owner' },
      filter: { field: 'dueToday', op: 'eq', value: true },
      severity: 'info',
      title: '{负责人}今天有 {数量} 项任务',
      body: '{名单}',
    },
  },
  {
    key: 'friday-brief',
    enabled: true,
    definition: {
      ...told,
      name: '周五简报',
      subject: 'rep',
      trigger: { kind: 'schedule', schedule: { kind: 'week', weekday: 5, time: '16:00', off: 'earlier' }, per: 'owner' },
      filter: {
        all: [
          { field: 'role', op: 'eq', value: 'rep' },
          { field: 'active', op: 'eq', value: true },
        ],
      },
      severity: 'info',
      title: '{负责人}的周五简报 {周}',
      body: '完成：{完成情况}。最弱：{最弱三项}。下周一待办 {周一待办数} 项：{周一待办}。全文和 PDF 见「周五简报」页。',
    },
  },
  ...leadRules,
  ...dealRules,
  ...serviceRules,
  ...foundRules,
  ...quoteRules,
  ...trialRules,
]

/** Does a rule say what the shipped one of that key says? Then a screen may say it in another language. */
export function hasShippedWords(key: string, definition: Pick<RuleDefinition, 'title' | 'body'> | null): boolean {
  const shipped = shippedRules.find((rule) => rule.key === key)?.definition
  return shipped !== undefined && definition?.title === shipped.title && definition.body === shipped.body
}
