import { customerFields, customerWords, memberField, recordTarget } from './record-target-fields.ts'

/** What was made together with customers. */
export const cocreationTarget = recordTarget({
  name: 'cocreations',
  title: 'name',
  keys: ['name'],
  words: {
    sure: {
      ...customerWords,
      customer: `${customerWords.customer} 合作客户 共创客户 合作方 联合单位`,
      name: '成果名称 共创成果 成果 成果标题 白皮书名称 专利名称 标准名称 output outputname outcome',
      kind: '成果类型 成果类别 共创类型 成果形式 outputtype',
      publishedOn: '发布日期 发布时间 授权日期 公开日期 公布日期 完成日期 publishedon publishdate releasedate',
      owner: '负责人 我方负责人 owner',
      remark: '备注 说明 remark notes',
    },
    weak: { name: '名称 标题 name title', kind: '类型 type', publishedOn: '日期 date' },
    patterns: [],
    leftOut: '序号 编号 专利号 标准号 作者 创建人 创建时间 附件 id no createdby createdat',
  },
  fields: [
    { key: 'name', kind: 'text', columns: ['name'], required: true, identifies: 'name', isName: true },
    ...customerFields,
    {
      key: 'kind',
      kind: 'choice',
      columns: ['kind'],
      required: true,
      choices: {
        白皮书: 'whitepaper 白皮书报告 联合白皮书 行业白皮书',
        专利: '发明专利 实用新型 联合专利 patent',
        标准: '行业标准 团体标准 国家标准 企业标准 standard',
      },
    },
    { key: 'publishedOn', kind: 'date', columns: ['published_on'], required: true },
    memberField('owner'),
    { key: 'remark', kind: 'long-text', columns: ['remark'] },
  ],
})
