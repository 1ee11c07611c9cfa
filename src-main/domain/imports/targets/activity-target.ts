import { readInstant } from '../read-instant.ts'
import { customerFields, customerWords, memberField, recordTarget } from './record-target-fields.ts'

/** What was done with customers: calls, visits, demos and chats of the past. */
export const activityTarget = recordTarget({
  name: 'activities',
  title: 'kind',
  keys: ['at'],
  words: {
    sure: {
      ...customerWords,
      kind: '跟进方式 跟进类型 活动类型 拜访方式 沟通方式 联系方式类型 activitytype followuptype activity',
      at: '跟进时间 跟进日期 活动时间 活动日期 拜访时间 拜访日期 沟通时间 联系时间 联系日期 activitydate activitytime visitdate calldate',
      member: '跟进人 跟进人员 拜访人 记录人 负责人 业务员 owner member salesrep',
      opportunity: '商机 商机名称 关联商机 销售机会 opportunity opportunityname deal',
      need: '核心诉求 客户诉求 客户需求 跟进内容 跟进记录 沟通内容 拜访内容 活动内容 need content',
      promise: '承诺动作 客户承诺 承诺 promise',
      nextOn: '下次跟进时间 下次跟进日期 下次跟进 下次联系时间 nextfollowup nextdate',
      refusal: '拒绝原因 异议 客户异议 objection',
      ownPromise: '我方承诺 我方承诺动作 ourpromise',
      support: '需要支持 所需支持 support',
    },
    weak: { at: '时间 日期 date', kind: '方式 类型 type', need: '内容 记录 备注 notes' },
    patterns: [],
    leftOut: '序号 编号 创建人 创建时间 部门 地点 附件 no createdby createdat',
  },
  fields: [
    {
      key: 'kind',
      kind: 'choice',
      columns: ['kind'],
      required: true,
      choices: {
        call: '电话 电话沟通 电话跟进 通话 呼叫 电话联系 phone telephone',
        visit: '拜访 上门 上门拜访 客户拜访 面谈 到访 走访 线下拜访 meeting',
        demo: '演示 产品演示 方案演示 试用 demonstration',
        chat: '微信 企业微信 即时沟通 在线沟通 邮件 短信 聊天 qq 钉钉 wechat email message',
      },
    },
    ...customerFields,
    { key: 'opportunity', kind: 'reference', columns: [], names: 'opportunity' },
    memberField('member'),
    { key: 'at', kind: 'text', columns: ['at'], required: true, identifies: 'at' },
    { key: 'need', kind: 'long-text', columns: ['need'] },
    { key: 'promise', kind: 'long-text', columns: ['promise'] },
    { key: 'nextOn', kind: 'date', columns: ['next_on'] },
    { key: 'refusal', kind: 'long-text', columns: ['refusal'] },
    { key: 'ownPromise', kind: 'long-text', columns: ['own_promise'] },
    { key: 'support', kind: 'long-text', columns: ['support'] },
  ],
  readers: { at: readInstant },
  fixed: ['kind', 'at'],
  identify: ({ kind, at }) => ({ at: JSON.stringify([kind, at]) }),
})
