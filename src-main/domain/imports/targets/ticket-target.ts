import { readInstant } from '../read-instant.ts'
import { customerFields, customerWords, memberField, recordTarget } from './record-target-fields.ts'

/** Complaints and technical questions. */
export const ticketTarget = recordTarget({
  name: 'tickets',
  title: 'name',
  keys: ['name'],
  words: {
    sure: {
      ...customerWords,
      name: '标题 工单主题 工单标题 工单名称 工单内容 问题描述 投诉内容 投诉事项 问题 问题标题 问题内容 咨询内容 反馈内容 诉求内容 故障描述 故障现象 主题 内容 subject ticketsubject issue',
      kind: '工单类型 工单分类 问题类型 问题分类 投诉类型 诉求类型 类型 tickettype type',
      openedAt:
        '提出时间 来电时间 上报时间 开单时间 提交时间 受理时间 投诉时间 报修时间 报障时间 反馈时间 咨询时间 提问时间 登记时间 创建时间 建单时间 openedat createdat createdtime openedon',
      firstResponseAt: '首次响应 首次响应时间 首响时间 首次回复 首次回复时间 响应时间 firstresponse firstresponseat',
      closedAt:
        '关闭时间 解决时间 完成时间 处理完成时间 办结时间 结案时间 闭环时间 关单时间 结单时间 closedat resolvedat closedtime',
      owner: '处理人 处理人员 负责人 受理人 受理人员 责任人 经办人 处理工程师 服务工程师 owner assignee agent',
      remark: '备注 处理结果 处理说明 remark notes resolution',
    },
    weak: { openedAt: '日期 时间 date' },
    patterns: [],
    leftOut: '序号 编号 工单编号 工单号 状态 优先级 来源 部门 ticketid status priority source',
  },
  fields: [
    { key: 'name', kind: 'text', columns: ['name'], required: true, identifies: 'name', isName: true },
    ...customerFields,
    {
      key: 'kind',
      kind: 'choice',
      columns: ['kind'],
      required: true,
      choices: { 投诉: '客诉 客户投诉 complaint', 技术问题: '技术咨询 问题 技术支持 咨询 故障 报修 question technical' },
    },
    { key: 'openedAt', kind: 'text', columns: ['opened_at'], required: true, identifies: 'openedAt' },
    { key: 'firstResponseAt', kind: 'text', columns: ['first_response_at'] },
    { key: 'closedAt', kind: 'text', columns: ['closed_at'] },
    memberField('owner'),
    { key: 'remark', kind: 'long-text', columns: ['remark'] },
  ],
  identify: (row) => ({ name: JSON.stringify([row['name'], row['opened_at']]) }),
  readers: { openedAt: readInstant, firstResponseAt: readInstant, closedAt: readInstant },
})
