import { fullPinyin } from '../../_base/pinyin.ts'
import { lossCauses } from '../../pipeline/stages.ts'
import { readInstant } from '../read-instant.ts'
import { customerFields, memberField, recordTarget } from './record-target-fields.ts'

/** Opportunities. A list of another system numbers them; one without names calls each by its product, customer or number. */
export const opportunityTarget = recordTarget({
  name: 'opportunities',
  title: 'name',
  keys: ['number', 'name'],
  words: {
    sure: {
      number: '商机编号 商机号 商机编码 项目编号 机会编号 销售机会编号 opportunityid opportunitynumber dealid dealnumber',
      name: '商机 商机名称 商机标题 销售机会 销售机会名称 机会名称 项目名称 opportunity opportunityname deal dealname',
      customer:
        '客户 客户名称 客户全称 所属客户 关联客户 最终客户 公司名称 客户公司 account accountname customer customername company companyname',
      customerCode: '统一社会信用代码 客户信用代码 客户税号',
      owner:
        '负责人 销售 销售负责人 商机负责人 商机所有人 所有人 业务员 客户经理 owner opportunityowner dealowner salesagent salesrep salesperson',
      stage: '阶段 商机阶段 销售阶段 当前阶段 项目阶段 stage dealstage salesstage opportunitystage',
      amount:
        '金额 商机金额 预计金额 预计成交金额 预计销售金额 销售金额 成交金额 amount closevalue dealvalue dealamount opportunityamount',
      expectedClose:
        '预计成交日期 预计成交日 预计成交时间 预计签约日期 预计结单日期 预计成交 预计签单日期 expectedclose expectedclosedate',
      closedOn: '成交日期 结单日期 关闭日期 实际成交日期 赢单日期 输单日期 closedate closingdate closedon wondate',
      begunOn: '建立日期 创建日期 创建时间 商机创建时间 立项日期 engagedate createddate createdat createdtime opendate',
      probability: '赢率 成交概率 概率 可能性 probability winrate',
      productLine: '产品线 产品 意向产品 产品系列 product productline productseries productinterest',
      source: '来源 商机来源 线索来源 source leadsource',
      nextStep: '下一步 下一步动作 下一步计划 后续计划 nextstep',
      nextStepOn: '下一步日期 下次跟进 下次跟进时间 下次跟进日期 nextstepdate nextfollowup',
      lossCause: '输单原因 丢单原因 失败原因 lossreason lostreason closedlostreason',
      remark: '备注 说明 商机描述 描述 remark notes description',
    },
    weak: { name: '名称 项目 标题 name title', number: '编号 单号 no number id', begunOn: '日期 date' },
    patterns: [],
    leftOut: '序号 行业 区域 省份 城市 部门 创建人 修改人 修改时间 manager regionaloffice series type createdby modifiedby',
  },
  fields: [
    { key: 'number', kind: 'text', columns: ['number'], identifies: 'number' },
    { key: 'name', kind: 'text', columns: ['name'], required: true, fillable: true, identifies: 'name', isName: true },
    ...customerFields,
    memberField('owner'),
    { key: 'stage', kind: 'reference', columns: [], names: 'stage' },
    { key: 'amount', kind: 'money', columns: ['amount_fen'] },
    { key: 'expectedClose', kind: 'date', columns: ['expected_close_on'] },
    { key: 'begunOn', kind: 'date', columns: ['begun_on'] },
    { key: 'closedOn', kind: 'date', columns: ['closed_on'] },
    { key: 'probability', kind: 'percent', columns: ['probability'] },
    { key: 'productLine', kind: 'text', columns: ['product_line'] },
    { key: 'source', kind: 'text', columns: ['source'], watched: true },
    { key: 'nextStep', kind: 'long-text', columns: ['next_step'] },
    { key: 'nextStepOn', kind: 'date', columns: ['next_step_on'] },
    {
      key: 'lossCause',
      kind: 'choice',
      columns: ['loss_cause'],
      choices: Object.fromEntries(lossCauses.map((cause) => [cause, ''])),
    },
    { key: 'remark', kind: 'long-text', columns: ['remark'] },
  ],
  fixed: ['begun_on', 'closed_on'],
  derived: { name_pinyin: ({ name }) => fullPinyin(String(name ?? '')) },
  complete(row, [customer = null]) {
    if (row['name'] !== null) return
    const said = [customer, row['product_line'] ?? null].filter((part) => part !== null)
    row['name'] =
      row['number'] === null || row['number'] === undefined
        ? said.length < 2
          ? null
          : said.join(' · ')
        : [...said, row['number']].join(' · ')
  },
})

/** The instant at which something dated began: the morning of its day. */
export function morningOf(date: string): string {
  return readInstant(date) ?? `${date}T01:00:00.000Z`
}
