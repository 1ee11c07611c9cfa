import type { ScriptOccasion } from '../../../src-preload/contract/scripts.ts'
import type { ScriptLine } from './script-line.ts'

const line = (body: string, more: Partial<ScriptLine> = {}): ScriptLine => ({
  id: null,
  industry: null,
  needClass: null,
  source: null,
  stage: null,
  body,
  ...more,
})

/** Said where the workspace has no line of its own that fits. The last of each occasion names nothing that may be unknown. */
export const shippedLines: Readonly<Record<ScriptOccasion, readonly ScriptLine[]>> = {
  首次触达: [
    line('{联系人}您好，我是{销售}。您在我们网站上留了言，想先听听您这边{需求}目前是怎么做的，最想解决哪一点？', {
      source: '网站表单',
    }),
    line('{联系人}您好，我是{销售}，展会上您看过我们的{需求}方案。当时没来得及细聊，您更关心效果、成本还是交付周期？', {
      source: '展会扫码',
    }),
    line('{联系人}您好，我是{销售}，是贵司合作伙伴介绍我联系您的。听说{单位}在看{需求}，方便说说是什么事情让您现在开始看的吗？', {
      source: '转介绍',
    }),
    line('{联系人}您好，我是{销售}。我们服务过不少{行业}客户的{需求}，想请教{单位}现在最头疼的是哪一环？'),
    line('{联系人}您好，我是{销售}，负责{行业}的客户。占用您三分钟，想了解{单位}今年有没有相关的计划？'),
    line('您好，我是{销售}。想了解{单位}最近在看哪方面的方案，我先把适合的资料准备好再和您约时间。'),
    line('您好，想了解{单位}最近在看哪方面的方案，我先把适合的资料准备好再和您约时间。'),
  ],
  商机停滞: [
    line('{联系人}您好，上次说到“{下一步}”，这边卡在哪里了？需要我们出人或出资料的，我今天就安排。'),
    line('{联系人}您好，{单位}这个项目的需求有没有变化？我整理了一页要点，您看哪条不对，我们当场改。', { stage: '需求诊断' }),
    line('{联系人}您好，方案发过去几天了，内部讨论时谁的意见最关键？我可以为那一位单独准备一页。', { stage: '方案匹配' }),
    line('{联系人}您好，报价这边是总价、付款方式还是交期让您犹豫？说清是哪一项，我回去争取才有理由。', { stage: '报价谈判' }),
    line('{联系人}您好，合同走到哪个部门了？需要我们的法务直接对接的话，今天就拉个会。', { stage: '合同签署' }),
    line('您好，{单位}的项目有几天没有进展了。现在最大的顾虑是什么？如果时间要往后排，也请告诉我一个日子。'),
  ],
}
