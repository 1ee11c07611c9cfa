import { priceKinds, tradeEvents } from '../../../src-preload/contract/_words/rebate-programme.ts'

type TradeEvent = (typeof tradeEvents)[number]
type PriceKind = (typeof priceKinds)[number]

/** What sheets call them. */
const events: Readonly<Record<TradeEvent, readonly string[]>> = {
  order: ['订单', '销售订单', '下单'],
  delivery: ['发货', '出库', '发货单', '出库单', '销售出库'],
  invoice: ['发票', '开票', '销售发票', '退货', '红字发票', '销退'],
  receipt: ['回款', '收款', '到账', '收款单'],
  sellOut: ['终端销售', '流向', '分销'],
}
const prices: Readonly<Record<PriceKind, readonly string[]>> = {
  standard: ['正常价', '标准价', '正价', '否', '正常'],
  special: ['特价', '特批价', '是', '促销价'],
  sample: ['样品', '赠品'],
}

const named = <T extends string>(words: Readonly<Record<T, readonly string[]>>, keys: readonly T[], text: string): T | null =>
  keys.find((key) => key.toLowerCase() === text.toLowerCase() || words[key].includes(text)) ?? null

export const eventNamed = (text: string): TradeEvent | null => named(events, tradeEvents, text)
export const priceKindNamed = (text: string): PriceKind | null => named(prices, priceKinds, text)
export const eventWord = (event: TradeEvent): string => events[event][0] ?? event
export const priceKindWord = (kind: PriceKind): string => prices[kind][0] ?? kind
