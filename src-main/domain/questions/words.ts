import type { QuestionEntity } from './question.ts'

/** What is done to or happens with a record; a time beside it says when. */
export type Verb =
  | 'followup'
  | 'order'
  | 'won'
  | 'lost'
  | 'closed'
  | 'shelved'
  | 'expectedClose'
  | 'due'
  | 'overdue'
  | 'new'
  | 'deliver'
  | 'invoice'
  | 'settle'
  | 'sign'
  | 'pay'
  | 'sent'
  | 'timeout'
  | 'ended'
  | 'converted'
  | 'assigned'
  | 'paused'
  | 'running'
  | 'churned'
  | 'up'
  | 'down'
  | 'approved'
  | 'rejected'
  | 'disputed'
  | 'mismatch'
  | 'claimed'
  | 'feedback'
  | 'start'
  | 'accepted'

export type Dimension =
  | 'region'
  | 'province'
  | 'owner'
  | 'product'
  | 'industry'
  | 'stage'
  | 'tier'
  | 'month'
  | 'customer'
  | 'ageing'
  | 'source'
  | 'lostReason'
  | 'node'
  | 'hospitalLevel'

/** What figures are about. */
export type Measure =
  | 'amount'
  | 'discount'
  | 'margin'
  | 'daysOverdue'
  | 'daysInStage'
  | 'score'
  | 'probability'
  | 'date'
  | 'receivable'
  | 'orders'
  | 'purchase'
  | 'followups'
  | 'credit'
  | 'beds'
  | 'wonAmount'
  | 'payment'

export const entities: readonly (readonly [QuestionEntity, string])[] = [
  ['serviceClause', '服务工单|服务条款|服务承诺|服务契约|契约条款|服务项|服务事项|履约时钟|条款|工单'],
  ['trial', '试用申请|试用装|试用'],
  ['approval', '审批单|审批|会签|审核'],
  ['rebate', '返利|返点|返佣'],
  ['receivable', '应收账款|应收款|应收|账款|欠款|未收款|未收|应回款|应付款项|质保金尾款|回款计划|尾款'],
  ['payment', '回款|到账|收款|进账'],
  ['quote', '报价单|报价'],
  ['contract', '合同|协议'],
  ['lead', '线索|潜客|咨询'],
  ['deal', '商机|销售机会|机会|单子|大单|项目|订单机会'],
  ['customer', '客户|医院|经销商|代理商|渠道商|公司|单位|企业|终端'],
]

export const verbs: readonly (readonly [Verb, string])[] = [
  ['followup', '跟进|联系|拜访|回访|沟通|触达|接触|走访|更新|推进|进展|首触|首次触达|首次跟进|首次联系'],
  ['order', '下过单|下单|采购|订货|购买|进货|下订单|复购'],
  [
    'expectedClose',
    '预计成交|预计签单|预计签约|预计赢单|预计关单|预计结单|计划成交|有望成交|预计成交日期?|预计成交时间|预期成交|要成交|能成交|预计能?签下?|能签下?',
  ],
  ['won', '成交过?|赢单|签单|成单|签下来|签下|签得|签了|拿下|赢下|赢的单|赢了|已赢|中标'],
  ['lost', '丢单|输单|丢失|丢掉|丢了|输掉|输了|败单'],
  ['shelved', '搁置|搁浅'],
  ['closed', '关闭|处理|解决|结束跟进|关单|结单'],
  ['overdue', '逾期|超期|拖欠|拖延'],
  ['due', '到期|过期|失效|截止'],
  ['new', '新增|新建|新来|新进|新录入|新开发|创建|录入|进来|新客|提交|发起'],
  ['deliver', '交付|交货|发货'],
  ['accepted', '验收'],
  ['invoice', '开[了过]?发?票'],
  ['settle', '结算|兑付|兑现|发放|核销'],
  ['sign', '签订|签署|签约|签字|生效|签'],
  ['pay', '付款|付清|结清|回款|到账|收款'],
  ['sent', '发出|发送|发给客户|报出'],
  ['feedback', '反馈|答复|回复'],
  ['timeout', '超时|超出时限|违约|破约|违反'],
  ['ended', '结束|终止|期满'],
  ['start', '开始|启动'],
  ['converted', '转化|转正|转为客户|转商机'],
  ['assigned', '分配|分派|指派|认领'],
  ['paused', '暂停|挂起|等待?客户'],
  ['running', '正在计时|进行中|在跑|运行中|计时中|正在'],
  ['churned', '流失'],
  ['up', '升级|升到|升为|上升|升档|晋级'],
  ['down', '降级|降到|降为|降档|掉级|掉到'],
  ['approved', '通过|批准|已批|批了'],
  ['rejected', '驳回|退回|打回|拒绝'],
  ['disputed', '有争议|争议'],
  ['mismatch', '差额|不一致|对不上|不符|有差异|差异|不相符'],
  ['claimed', '申报|申领'],
]

export const measures: readonly (readonly [Measure, string])[] = [
  ['wonAmount', '成交金额|成交额|签单金额|签单额|赢单金额|赢单额|销售额|业绩'],
  ['payment', '回款金额|回款额'],
  ['receivable', '应收金额|应收余额|欠款金额|未收金额|逾期金额'],
  ['amount', '金额|额度|标的|规模|大小|返利额'],
  ['discount', '折扣率?|折让'],
  ['margin', '毛利率|毛利|利润率'],
  ['daysOverdue', '逾期天数|逾期时间'],
  ['daysInStage', '停留时间|停留天数|停留'],
  ['score', '价值评分|评分|得分|价值分|健康度'],
  ['probability', '概率|成功率|把握'],
  ['date', '时间|日期|先后'],
  ['orders', '订单数|下单次数|采购次数'],
  ['purchase', '年?度?(?:采购|订货|购买|进货|下单|订单)(?:总?金?额)'],
  ['followups', '跟进次数|拜访次数'],
  ['credit', '信用分|信用评分|信用额度'],
  ['beds', '床位数?'],
]

export const dimensions: readonly (readonly [Dimension, string])[] = [
  ['region', '大区|区域|地区|片区'],
  ['province', '省份|各省|省'],
  ['owner', '销售人员|销售员|业务员|负责人|销售|人员|人'],
  ['product', '产品线|产品|品类'],
  ['industry', '行业'],
  ['stage', '阶段'],
  ['tier', '客户级别|客户等级|级别|等级|分级'],
  ['month', '月份|月'],
  ['source', '来源|渠道'],
  ['lostReason', '丢单原因|输单原因|原因'],
  ['node', '节点|环节'],
  ['ageing', '账龄区间|账龄|账期'],
  ['customer', '客户|经销商|医院|代理商|渠道商|公司'],
]
