import { customerFields, customerWords, memberField, recordTarget } from './record-target-fields.ts'

/** Contracts: by their number; without one, by customer and name. */
export const contractTarget = recordTarget({
  name: 'contracts',
  title: 'name',
  keys: ['number', 'name'],
  words: {
    sure: {
      ...customerWords,
      customer: `${customerWords.customer} 甲方 甲方名称 签约客户 客户方 对方单位 签约单位 buyer`,
      number: '合同编号 合同号 合同编码 协议编号 协议号 contractnumber contractno contractid agreementnumber',
      name: '合同名称 合同标题 合同主题 协议名称 合同 contract contractname contracttitle agreement',
      amount: '合同金额 合同总额 合同总金额 签约金额 合同额 协议金额 contractamount contractvalue',
      signedOn: '签订日期 签约日期 签署日期 合同签订日期 签订时间 签约时间 合同日期 signedon signdate signaturedate',
      startsOn: '合同开始日期 开始日期 生效日期 合同生效日期 起始日期 合同开始时间 startdate effectivedate startson',
      endsOn:
        '合同结束日期 结束日期 到期日期 到期日 合同到期日 合同到期日期 终止日期 截止日期 合同结束时间 enddate expirydate endson',
      status: '合同状态 履约状态 履行状态 执行状态 contractstatus',
      owner: '负责人 合同负责人 签约人 我方签约人 销售负责人 业务员 owner contractowner',
      remark: '备注 说明 合同备注 remark notes',
    },
    weak: { number: '编号 单号 no number', name: '名称 标题 name title', amount: '金额 总额 amount', status: '状态 status' },
    patterns: [],
    leftOut: '序号 id 创建人 创建时间 部门 付款方式 乙方 我方主体 审批状态 附件 产品 createdby createdat',
  },
  fields: [
    { key: 'number', kind: 'text', columns: ['number'], identifies: 'number' },
    { key: 'name', kind: 'text', columns: ['name'], required: true, fillable: true, identifies: 'name', isName: true },
    ...customerFields,
    { key: 'amount', kind: 'money', columns: ['amount_fen'] },
    { key: 'signedOn', kind: 'date', columns: ['signed_on'] },
    { key: 'startsOn', kind: 'date', columns: ['starts_on'] },
    { key: 'endsOn', kind: 'date', columns: ['ends_on'] },
    {
      key: 'status',
      kind: 'choice',
      columns: ['status'],
      choices: {
        待签署: '待签 未签 未签署 草稿 拟定 审批中 签署中 draft pending',
        履行中: '执行中 进行中 生效 已生效 有效 已签 已签署 履约中 正常 active ineffect signed',
        已完成: '完成 已结束 结束 已到期 到期 已归档 履行完毕 执行完毕 completed expired closed',
        已终止: '终止 作废 已作废 解除 已解除 取消 已取消 中止 terminated cancelled void',
      },
    },
    memberField('owner'),
    { key: 'remark', kind: 'long-text', columns: ['remark'] },
  ],
  // A list without titles calls a contract by its number.
  complete(row) {
    row['name'] ??= row['number'] ?? null
  },
})
