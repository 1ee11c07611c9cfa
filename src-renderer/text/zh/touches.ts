import type { JourneyRuleShown } from '../../../src-preload/contract/touches.ts'

export const touches = {
  states: { 待回复: '待回复', 已接住: '已接住', 已断裂: '已断裂' } as Record<string, string>,
  mark: { replied: '已回复', followedUp: '已跟进', escalated: '已升级' },
  density: '断裂密度',
  densityOf: (touches: string, young: string, { windowDays, escalateHours }: JourneyRuleShown) =>
    `最近 ${windowDays} 天 ${touches} 次触达；${young} 次不足 ${escalateHours} 小时，未计入`,
  by: { store: '门店', team: '团队', rep: '销售' },
  none: { store: '未填门店', team: '未分团队', rep: '无负责人' },
  columns: { touches: '触达', breaks: '断裂', density: '每百次断裂' },
  limit: ({ breaksPerHundred, replyHours, followUpHours, escalateHours }: JourneyRuleShown) =>
    `高于 ${breaksPerHundred} 会通知主管致电。${replyHours} 小时内没有回复、${followUpHours} 小时内没有跟进、${escalateHours} 小时内没有升级，三者都没有才算断裂。`,
  over: '偏多',
  noData: ({ windowDays, escalateHours }: JourneyRuleShown) => `最近 ${windowDays} 天没有满 ${escalateHours} 小时的触达`,
  detail: '触达',
}
