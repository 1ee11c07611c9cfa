import type { tradeEvents } from '../../../../src-preload/contract/_words/rebate-programme.ts'
import type { ImportTargetName } from '../../../../src-preload/contract/imports.ts'
import type { ImportTarget } from '../import-target.ts'
import { customerFields, customerWords, recordTarget } from './record-target-fields.ts'

type TradeEvent = (typeof tradeEvents)[number]
interface Kind {
  readonly name: ImportTargetName
  readonly event: TradeEvent
  readonly number: string
  readonly date: string
  readonly amount: string
}

const kinds: readonly Kind[] = [
  {
    name: 'orders',
    event: 'order',
    number: '订单号 订单编号 销售订单号 订单编码 订单单号 订单id orderid orderno ordernumber salesorderno',
    date: '订单日期 下单日期 下单时间 orderdate',
    amount: '订单金额 销售额 sales orderamount ordertotal',
  },
  {
    name: 'invoices',
    event: 'invoice',
    number: '发票号 发票号码 数电票号码 发票编号 invoiceno invoicenumber invoiceid',
    date: '开票日期 发票日期 开票时间 invoicedate',
    amount: '开票金额 发票金额 invoiceamount',
  },
  {
    name: 'receipts',
    event: 'receipt',
    number: '回款单号 收款单号 回款编号 收款编号 流水号 交易流水号 receiptno paymentno paymentid',
    date: '回款日期 收款日期 到账日期 到款日期 入账日期 交易日期 paymentdate receiptdate',
    amount: '回款金额 收款金额 到账金额 实收金额 贷方发生额 paymentamount receiptamount',
  },
]

/** Orders, invoices and receipts: lines of documents that are known again by what they say. */
function documentTarget({ name, event, number, date, amount }: Kind): ImportTarget {
  return recordTarget({
    name,
    title: 'number',
    keys: ['number'],
    words: {
      sure: {
        number,
        ...customerWords,
        date,
        net: `不含税金额 未税金额 无税金额 netamount ${amount}`,
        gross: '含税金额 价税合计 总金额 grossamount totalamount',
        line: '行号 明细行号 行项目 lineno linenumber 行id',
        sku: '产品编码 商品编码 物料编码 存货编码 产品id sku productcode itemcode',
        productLine: '产品线 产品系列 类别 category productline series',
        quantity: '数量 销售数量 quantity qty',
        dueOn: '到期日 应收日期 付款到期日 账期到期日 duedate',
        paidOn: '付款日期 实付日期 paidon paiddate',
        soldOn: '原销售日期 原单日期',
        guide: '指导价 标准价 guideprice',
      },
      weak: {
        number: '单号 单据号 单据编号 编号 no number',
        date: '日期 date 时间',
        net: '金额 amount 合计',
        line: '序号',
        dueOn: '到期日期',
      },
      patterns: [],
      leftOut: '币种 税率 税额 备注 状态 部门 业务员 负责人 制单人 审核人 currency taxrate tax remark status',
    },
    fields: [
      { key: 'number', kind: 'text', columns: ['name'], required: true, identifies: 'number' },
      ...customerFields,
      { key: 'date', kind: 'date', columns: ['date'], required: true },
      { key: 'net', kind: 'money', columns: ['net_fen'], required: true, fillable: true },
      { key: 'gross', kind: 'money', columns: ['gross_fen'] },
      { key: 'line', kind: 'number', columns: ['line'] },
      { key: 'sku', kind: 'text', columns: ['sku'] },
      { key: 'productLine', kind: 'text', columns: ['product_line'] },
      { key: 'quantity', kind: 'number', columns: ['quantity'] },
      { key: 'guide', kind: 'money', columns: ['guide_fen'] },
      { key: 'dueOn', kind: 'date', columns: ['due_on'] },
      { key: 'paidOn', kind: 'date', columns: ['paid_on'] },
      { key: 'soldOn', kind: 'date', columns: ['sold_on'] },
    ],
    derived: { event: () => event, quantity_milli: ({ quantity }) => Math.round(Number(quantity ?? 0) * 1000) },
    complete(row) {
      row['line'] ??= 1
      row['net_fen'] ??= row['gross_fen'] ?? null
      row['gross_fen'] ??= row['net_fen'] ?? null
    },
    fixed: ['name', 'date', 'net_fen', 'gross_fen', 'line', 'sku', 'quantity', 'sold_on'],
    // What is the same line again is decided by its content, together with its customer.
    identify: (row) => ({
      number: null,
      content: JSON.stringify([row['name'], row['line'], row['date'], row['sku'], row['quantity_milli'], row['net_fen']]),
    }),
  })
}

export const documentTargets = kinds.map(documentTarget) as [ImportTarget, ImportTarget, ImportTarget]
