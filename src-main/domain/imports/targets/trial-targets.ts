import { trialOutcomes } from '../../../../src-preload/contract/trials.ts'
import { customerFields, customerWords, memberField, recordTarget } from './record-target-fields.ts'

const cascadeWords = {
  grade: '科室等级 医院等级 科室级别 等级 departmentgrade grade',
  model: '设备型号 仪器型号 机型 型号 设备 devicemodel model instrument',
  test: '检测项目 检验项目 项目 试剂项目 testitem test assay',
  product: '产品 产品名称 产品编码 试用产品 配套产品 匹配产品 推荐产品 试剂 product productname productcode',
} as const

const cascadeFields = [
  { key: 'grade', kind: 'text', columns: ['grade'], watched: true },
  { key: 'model', kind: 'text', columns: ['model'], watched: true },
  { key: 'test', kind: 'text', columns: ['test'], watched: true },
] as const

/**
 * Trials of the past and drafts (rule B10). A row with an outcome has ended and needs its root cause; one with a date of
 * approval was approved outside this app and runs; any other is a draft. No import approves.
 */
export const trialTarget = recordTarget({
  name: 'trials',
  title: 'product',
  keys: ['number', 'product'],
  words: {
    sure: {
      ...customerWords,
      ...cascadeWords,
      number: '试用编号 试用单号 申请编号 申请单号 trialno trialnumber',
      startsOn: '试用开始 试用开始日期 开始日期 开始时间 起始日期 startdate startson',
      endsOn: '试用结束 试用结束日期 结束日期 结束时间 到期日期 截止日期 enddate endson',
      owner: '申请人 负责人 销售 业务员 经办人 owner applicant salesrep',
      approvedOn: '批准日期 审批通过日期 审批日期 通过日期 approvedon approvaldate',
      outcome: '试用结果 结果 结论 outcome result',
      rootCause: '根因 根本原因 原因 原因分析 rootcause cause',
      endedOn: '实际结束日期 结案日期 终止日期 endedon closedon',
      remark: '备注 说明 试用说明 remark notes',
    },
    weak: { number: '编号 单号 no', startsOn: '日期 date' },
    patterns: [],
    leftOut: '序号 状态 部门 区域 数量 状况 status quantity',
  },
  fields: [
    { key: 'number', kind: 'text', columns: ['name'], identifies: 'number' },
    ...customerFields,
    ...cascadeFields,
    { key: 'product', kind: 'reference', columns: [], names: 'product', identifies: 'product' },
    { key: 'startsOn', kind: 'date', columns: ['starts_on'] },
    { key: 'endsOn', kind: 'date', columns: ['ends_on'] },
    memberField('owner'),
    { key: 'approvedOn', kind: 'date', columns: ['approved_on'] },
    {
      key: 'outcome',
      kind: 'choice',
      columns: ['outcome'],
      choices: {
        [trialOutcomes[0]]: '已转化 成交 采购 converted won',
        [trialOutcomes[1]]: '续期 extended',
        [trialOutcomes[2]]: '未转化 失败 取消 结束 terminated lost',
      },
    },
    { key: 'rootCause', kind: 'text', columns: ['root_cause'], watched: true },
    { key: 'endedOn', kind: 'date', columns: ['ended_on'] },
    { key: 'remark', kind: 'long-text', columns: ['remark'] },
  ],
  fixed: ['name', 'approved_on', 'outcome', 'root_cause', 'ended_on'],
  identify: (row, { product = null }) => ({ product: JSON.stringify([product, row['test'], row['starts_on']]) }),
})

/** The cascade (rule B10): one line for each product that suits. */
export const trialFitTarget = recordTarget({
  name: 'trial-fits',
  title: 'product',
  keys: ['product'],
  words: { sure: cascadeWords, weak: {}, patterns: [], leftOut: '序号 备注 规格 单位 品牌 remark' },
  fields: [
    ...cascadeFields.map((field) => ({ ...field, required: true }) as const),
    { key: 'product', kind: 'reference', columns: [], names: 'product', identifies: 'product' },
  ],
  identify: (row, { product = null }) => ({ product: JSON.stringify([row['grade'], row['model'], row['test'], product]) }),
})
