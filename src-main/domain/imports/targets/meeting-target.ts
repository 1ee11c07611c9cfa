import { customerFields, customerWords, memberField, recordTarget } from './record-target-fields.ts'

/** Meetings with customers that were held. */
export const meetingTarget = recordTarget({
  name: 'meetings',
  title: 'name',
  keys: ['name'],
  words: {
    sure: {
      ...customerWords,
      name: '会议名称 会议主题 会议标题 会议 会议议题 meeting meetingname meetingtitle meetingsubject',
      kind: '会议类型 会议类别 会议形式 meetingtype',
      heldOn: '会议日期 会议时间 召开日期 召开时间 开会日期 举办日期 meetingdate heldon',
      owner: '组织人 主持人 负责人 会议负责人 召集人 organizer organiser host owner',
      attendees: '参会人 参会人员 与会人 与会人员 出席人员 参加人员 attendees participants',
      summary: '会议纪要 纪要 会议内容 会议记录 会议结论 会议总结 summary minutes meetingnotes',
    },
    weak: { name: '主题 名称 标题 subject title', kind: '类型 type', heldOn: '日期 时间 date', summary: '内容 备注 notes' },
    patterns: [],
    leftOut: '序号 编号 地点 会议地点 创建人 创建时间 部门 附件 id no location createdby createdat',
  },
  fields: [
    { key: 'name', kind: 'text', columns: ['name'], required: true, identifies: 'name', isName: true },
    ...customerFields,
    {
      key: 'kind',
      kind: 'choice',
      columns: ['kind'],
      choices: {
        技术会议: '技术 技术交流 技术交流会 技术研讨会 技术评审 方案交流 technical',
        战略复盘会: '复盘 复盘会 季度复盘 季度战略复盘会 战略会 战略会议 review qbr',
        其他: '其它 商务会议 拜访 例会 other',
      },
    },
    { key: 'heldOn', kind: 'date', columns: ['held_on'], required: true },
    memberField('owner'),
    { key: 'attendees', kind: 'long-text', columns: ['attendees'] },
    { key: 'summary', kind: 'long-text', columns: ['summary'] },
  ],
  fixed: ['held_on'],
  identify: (row) => ({ name: JSON.stringify([row['name'], row['held_on']]) }),
})
