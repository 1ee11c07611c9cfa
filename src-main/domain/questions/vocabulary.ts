import type { QuestionEntity } from './question.ts'
import { dimensions, entities, measures, verbs, type Dimension, type Measure, type Verb } from './words.ts'

/** A word with what it stands for. */
export type Term =
  | { readonly kind: 'entity'; readonly entity: QuestionEntity }
  | { readonly kind: 'verb'; readonly verb: Verb; readonly negated?: true }
  | { readonly kind: 'not'; readonly ever?: true; readonly yet?: true; readonly is?: true }
  | { readonly kind: 'value'; readonly field: string; readonly values: readonly string[] }
  | { readonly kind: 'me' }
  | { readonly kind: 'who' }
  | { readonly kind: 'measure'; readonly measure: Measure }
  | { readonly kind: 'order'; readonly dir: 'asc' | 'desc'; readonly top?: true; readonly weak?: true }
  | { readonly kind: 'ask'; readonly ask: 'sum' | 'count' | 'avg' | 'howMuch' }
  | { readonly kind: 'rate'; readonly rate: 'winRate' | 'conversionRate' | 'collectionRate' | 'onTimeRate' }
  | { readonly kind: 'group'; readonly dimension: Dimension }
  | { readonly kind: 'intent'; readonly intent: 'why' | 'refuse' | 'compare' | 'monthEnd' | 'yearAgo' | 'before' }
  | { readonly kind: 'passed' }
  | { readonly kind: 'vague' }
  | { readonly kind: 'nextTier' }
  /** A field that can be empty. */
  | { readonly kind: 'blank'; readonly field: string }
  /** 申报 against 系统: claimed more, or less. */
  | { readonly kind: 'variance'; readonly op: 'gt' | 'lt' }
  /** A customer nobody has heard of for so many days. */
  | { readonly kind: 'silence'; readonly days: number }
  /** 应: what ought to be, not what was. */
  | { readonly kind: 'should' }
  /** 预计: what follows has not happened. */
  | { readonly kind: 'expect' }
  /** 即将: within a month where nothing nearer is said. */
  | { readonly kind: 'soon' }
  | { readonly kind: 'filler' }

/** An alternation takes its first match: the longest words come first, unless groups make it a pattern of its own. */
function longestFirst(words: string): string {
  return words.includes('(')
    ? words
    : words
        .split('|')
        .toSorted((a, b) => b.length - a.length)
        .join('|')
}

function terms(): [RegExp, Term][] {
  const list: [RegExp, Term][] = []
  const add = (words: string, term: Term) => list.push([new RegExp(`(?:${longestFirst(words)})`, 'y'), term])
  for (const [entity, words] of entities) add(words, { kind: 'entity', entity })
  for (const [verb, words] of verbs) add(words, { kind: 'verb', verb })
  for (const [measure, words] of measures) add(words, { kind: 'measure', measure })
  for (const [dimension, words] of dimensions) {
    const which = dimension === 'customer' ? '各个?|每个?|按照?' : '各个?|每个?|分|按照?|哪个|哪些?个?'
    add(`(?:${which})(?:${words})(?:分组|统计|分布|汇总|维度|看)?`, { kind: 'group', dimension })
    add(`(?:${words})(?:${dimension === 'customer' ? '' : '分布|维度|'}排行榜?|排名)`, { kind: 'group', dimension })
    // 回款率最低的大区: the head is what is compared.
    if (!['customer', 'month', 'stage', 'node'].includes(dimension))
      add(`(?:${words})(?=是|有|$|[?？])`, { kind: 'group', dimension })
  }
  add('(?:丢单|输单)(?:的)?原因(?:分布|统计)?', { kind: 'group', dimension: 'lostReason' })
  add('因为?(?=价格|竞品|竞争|预算|产品|服务|交期|关系|政策|需求)|由于', { kind: 'filler' })
  add('从来都?没有?|从来未|从未|从没有?|一次[也都]?没有?', { kind: 'not', ever: true })
  add('还没有?|还未|尚未|仍未|一直没有?|迟迟没有?', { kind: 'not', yet: true })
  add('不是|不属于|除了|除|非|不在|不含|不包括|排除', { kind: 'not', is: true })
  add('没有|没|未|无|缺少|缺失|缺|待(?=验收|交付|开票|付款|回款|收款|结算|兑付|反馈|分配|转化|跟进)', { kind: 'not' })
  add('沉默|静默(?=的?(?:客户|医院|经销商))', { kind: 'silence', days: 90 })
  add('好久|很久|许久|长期|长时间', { kind: 'silence', days: 15 })
  add('沉睡|休眠|潜在?休眠', { kind: 'silence', days: 15 })
  add('我的|我负责的?|我名下的?|我自己的?|本人|我', { kind: 'me' })
  add('谁', { kind: 'who' })
  add('(?<=业绩|签单额?|回款额?|销售额|成交额)(?:排名|排行榜?|排行)', { kind: 'who' })
  add('从[高大多长]到[低小少短]|由[高大多长]到[低小少短]|从晚到早|从新到旧|降序|倒序|倒排', { kind: 'order', dir: 'desc' })
  add('从[低小少短]到[高大多长]|由[低小少短]到[高大多长]|从早到晚|从近到远|从旧到新|升序|正序', { kind: 'order', dir: 'asc' })
  add('排序|排列', { kind: 'order', dir: 'desc', weak: true })
  add('最[高大多长久贵新强好]|(?:排名)?前(?:\\d+|[一二三四五六七八九十]+)大?|[tT][oO][pP]\\d*', {
    kind: 'order',
    dir: 'desc',
    top: true,
  })
  add('最[低小少短便宜差早]', { kind: 'order', dir: 'asc', top: true })
  add('多少[个家条笔单份张位次]|几[个家条笔单份张位次]|数量|总数|个数|条数|家数|单数|户数|数(?=$|是|有|按|最|[?？])', {
    kind: 'ask',
    ask: 'count',
  })
  add('多少(?=商机|客户|合同|线索|报价|试用|医院|经销商|单)', { kind: 'ask', ask: 'count' })
  add('总金额|总额|合计|总计|总和|总共|一共|共计|汇总|加起来|总量', { kind: 'ask', ask: 'sum' })
  add('多少钱?|几多', { kind: 'ask', ask: 'howMuch' })
  add('平均|均值|客单价|单均', { kind: 'ask', ask: 'avg' })
  add('赢单率|成交率|胜率|签单率|赢率', { kind: 'rate', rate: 'winRate' })
  add('转化率', { kind: 'rate', rate: 'conversionRate' })
  add('回款率|收款率', { kind: 'rate', rate: 'collectionRate' })
  add('准时率|及时率|按时率|履约率|达成率', { kind: 'rate', rate: 'onTimeRate' })
  add(
    '删除|删掉|删了|删|清空|新建一[个条家笔份]|新增一[个条家笔份]|创建一[个条家笔份]|添加|合并|撤回|发消息|发邮件|发短信|群发|改成|改为|修改|作废|转给|分给|调整为|设为|设置为|标记为|批量改|移到',
    {
      kind: 'intent',
      intent: 'refuse',
    },
  )
  add(
    '为什么|为何|怎么会|怎么回事|什么原因|啥原因|(?<!最多的)原因是什么|怎么(?=下降|减少|变[少差低多]|少了|降|跌|下滑|增长|增加|上升|涨|掉)',
    { kind: 'intent', intent: 'why' },
  )
  add('相比|对比|比较|比一比|差多少|同期比|相较|(?<!占)比(?!例)', { kind: 'intent', intent: 'compare' })
  add('同比', { kind: 'intent', intent: 'yearAgo' })
  add('环比', { kind: 'intent', intent: 'before' })
  add('集中在?月[底末]|月[底末]集中|月[底末]突击|月[底末]扎堆|月[底末]冲刺|突击签单', { kind: 'intent', intent: 'monthEnd' })
  add('(?:已经?过了?|早就过了)(?!期|去)', { kind: 'passed' })
  add(
    '申报(?:金额|的)?比系统(?:金额|的|计算的?)?[多高大]|申报(?:金额)?(?:大于|高于|多于|超过)系统(?:金额|计算)?|系统(?:金额|的)?比申报(?:金额|的)?[少低小]',
    { kind: 'variance', op: 'gt' },
  )
  add(
    '申报(?:金额|的)?比系统(?:金额|的|计算的?)?[少低小]|申报(?:金额)?(?:小于|低于|少于)系统(?:金额|计算)?|系统(?:金额|的)?比申报(?:金额|的)?[多高大]',
    { kind: 'variance', op: 'lt' },
  )
  add('加急|紧急', { kind: 'filler' })
  add('季度(?=复盘|战略)|战略(?=复盘)', { kind: 'filler' })
  add('已?经?超过(?=预计成交)|过了(?=预计成交)', { kind: 'passed' })
  add('下一档|下一级|下个档|更高一?档|下档', { kind: 'nextTier' })
  add('大客户|重点客户|重要客户|核心客户|战略客户|KA', { kind: 'value', field: 'tier', values: ['S', 'A'] })
  add('质保金|保证金尾款', { kind: 'value', field: 'kind', values: ['质保金'] })
  add('预付款', { kind: 'value', field: 'kind', values: ['预付款'] })
  add('进度款', { kind: 'value', field: 'kind', values: ['进度款'] })
  add('巡检|首响|响应|复盘会|复盘|投诉闭环|闭环|投诉|校准|保养|维保|培训|驻场', { kind: 'value', field: 'clause', values: [] })
  add('联系电话|电话|手机号码|手机号|手机', { kind: 'blank', field: 'phone' })
  add('结论|结果', { kind: 'blank', field: 'outcome' })
  add('下一步计划|下一步行动|下一步动作|下一步', { kind: 'blank', field: 'nextStep' })
  add('联系人', { kind: 'blank', field: 'contacts' })
  add('负责人', { kind: 'blank', field: 'owner' })
  add('邮箱|邮件地址', { kind: 'blank', field: 'email' })
  add('预算', { kind: 'blank', field: 'budget' })
  add('决策人|决策者', { kind: 'blank', field: 'decisionMaker' })
  add('信用代码|税号', { kind: 'blank', field: 'uscc' })
  add('应该|应|计划|需要|该|要', { kind: 'should' })
  add('中(?=的|$)', { kind: 'verb', verb: 'running' })
  add('延期', { kind: 'value', field: 'outcome', values: ['延期'] })
  add('预计|预期|有望', { kind: 'expect' })
  add('即将|快要|马上要?|临近|快(?=到期|过期|结束|超时|逾期|违约)', { kind: 'soon' })
  add('上门(?!拜访)', { kind: 'value', field: 'clause', values: [] })
  add('货补|货抵', { kind: 'value', field: 'method', values: ['goods'] })
  add('最近|近期|近来', { kind: 'vague' })
  add(fillers, { kind: 'filler' })
  return list
}

/** Words that carry nothing of their own. */
const fillers =
  '请问|请|做|外|连续|手上|手里|手头|分布|导出|筛选|打开|在谈|在跟|最后|麻烦|帮我|给我|我想|想要|想|看一下|看一看|看下|看看|看|查一下|查询|查看|查找|查|找出|找一下|找|显示|列出|列一下|列|展示|告诉我|统计一?下?|有哪些|有哪|哪些|哪个|哪家|哪几|哪|什么|是不是|是否|是多少|是|有没有|有|的|了|过|吗|呢|吧|啊|呀|在|里面|里|中|内|且|并且|而且|并|但是|但|却|又|也|都|还|已经|已|将|会|可以|能|得|和|与|跟|及|以及|或者|或|、|,|，|。|；|;|\\?|？|!|！|:|：|由|被|对|从|到|按照|按|以|为|于|所有的?|全部的?|全部|所有|目前|当前|现在|情况|填写|数据|列表|名单|清单|记录|信息|明细|处于|阶段|状态|排|排名|名单|个|家|条|笔|单|份|张|位|次|款|区|级|天|离|距离|距|差|还差|以外|之外|之间|待|正|不|把|怎么样|如何|没有?达到|卡在|停在|停留在|负责的?|名下的?|归属|下降|上升|增长|减少|变少|变多|变差|变低|下滑|降低|降了?|升了?|跌了?|少了|多了|多|少|系统|来自|用时|耗时|等待|等|技术问题|技术总监|款项|收到|占比|占|最近一次|最后一次|上一次|名|付|概览|概况|总览|能|计算|客诉|今后|之后|前面|时候|期间|这|那|其中|一下|下|新|总|月底|节|日|月|年|周|及以上|以上|以下'

/** The closed vocabulary; the longest match wins, the earlier of equal length. */
export const vocabulary: readonly (readonly [RegExp, Term])[] = terms()
