import { touchKinds } from '../../../../src-preload/contract/touches.ts'
import { readInstant } from '../read-instant.ts'
import { customerFields, customerWords, memberField, recordTarget } from './record-target-fields.ts'

const [call, visit, note, mail, other] = touchKinds

/** Customers who turned to us, from a call centre's or a shop's list (rule B7). */
export const touchTarget = recordTarget({
  name: 'touches',
  title: 'name',
  keys: ['name'],
  words: {
    sure: {
      ...customerWords,
      name: '触达事由 来电事由 来访事由 咨询内容 来电内容 触达内容 事由 诉求 inquiry',
      kind: '触达方式 来电方式 渠道 触达渠道 接触方式 channel',
      at: '触达时间 来电时间 来访时间 接触时间 咨询时间 contactedat calledat',
      store: '门店 网点 店铺 store shop branch',
      owner: '负责人 接待人 跟进人 owner agent',
      repliedAt: '回复时间 首次回复时间 repliedat',
      followedUpAt: '跟进时间 回访时间 followedupat',
      escalatedAt: '升级时间 escalatedat',
      remark: '备注 remark notes',
    },
    weak: { at: '时间 日期 date', name: '内容 主题 subject' },
    patterns: [],
    leftOut: '序号 编号 状态 部门 电话 联系人 no status',
  },
  fields: [
    { key: 'name', kind: 'text', columns: ['name'], required: true, identifies: 'name', isName: true },
    ...customerFields,
    {
      key: 'kind',
      kind: 'choice',
      columns: ['kind'],
      choices: {
        [call]: '电话 呼入 热线 call phone',
        [visit]: '到店 上门 visit',
        [note]: '微信 在线 在线咨询 网站留言 message chat',
        [mail]: '邮箱 电邮 email mail',
        [other]: 'other',
      },
    },
    { key: 'at', kind: 'text', columns: ['at'], required: true },
    { key: 'store', kind: 'text', columns: ['store'], watched: true },
    memberField('owner'),
    { key: 'repliedAt', kind: 'text', columns: ['replied_at'] },
    { key: 'followedUpAt', kind: 'text', columns: ['followed_up_at'] },
    { key: 'escalatedAt', kind: 'text', columns: ['escalated_at'] },
    { key: 'remark', kind: 'long-text', columns: ['remark'] },
  ],
  identify: (row) => ({ name: JSON.stringify([row['name'], row['at']]) }),
  readers: { at: readInstant, repliedAt: readInstant, followedUpAt: readInstant, escalatedAt: readInstant },
})
