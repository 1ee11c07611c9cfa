import type { decisionRoles } from '../../../src-preload/contract/customers.ts'
import { foldText } from '../_base/text.ts'

export type DecisionRole = (typeof decisionRoles)[number]

// First hit wins: a function (财务总监, 采购经理, 技术总监) says more than a rank, a deputy is no decider.
const byTitle: readonly (readonly [DecisionRole, RegExp])[] = [
  ['财务', /财务|会计|出纳|审计|\bcfo\b|financ|account(?:ant|ing)/],
  ['采购', /采购|招标|招采|供应链|物资|物流|procure|purchas|buyer|sourcing/],
  [
    '技术把关',
    /技术|总工|工程师|研发|架构|信息(?:科|部|中心|化)|质量|质检|品质|工艺|设计师|\bcto\b|\bcio\b|engineer|technical|\bit\b/,
  ],
  ['影响者', /助理|秘书|副|顾问|assistant|deputy|vice|advisor|consultant|\bvp\b/],
  [
    '决策者',
    /董事|总经理|总裁|院长|校长|园长|厂长|店主|老板|法人|法定代表|创始|合伙人|执行官|行长|会长|理事长|局长|所长|台长|站长|负责人|^.{0,3}总$|\bceo\b|president|chair|founder|owner|general manager|managing director|principal/,
  ],
  [
    '使用者',
    /护士|医师|医生|技师|药师|检验(?:员|士|师)|操作|使用|班长|组长|店长|教师|老师|专员|职员|文员|干事|员工|doctor|nurse|operator|user|specialist|clerk/,
  ],
  ['影响者', /总监|经理|主任|科长|处长|部长|主管|书记|股长|站长|director|manager|head|supervisor|lead/],
]

/**
 * Guesses the role in the decision chain (rule B5) from a contact's title. A guess, to be marked as inferred. Null for
 * a blank title or one that says nothing.
 */
export function inferDecisionRole(title: string | null): DecisionRole | null {
  if (title === null) return null
  const text = foldText(title).toLowerCase()
  if (text === '' || text.length > 60) return null
  return byTitle.find(([, words]) => words.test(text))?.[0] ?? null
}

const byName: readonly (readonly [DecisionRole, RegExp])[] = [
  ['决策者', /^(?:最终|最高|关键)?决策(?:者|人|层)?$|^拍板(?:人|者)?$|^审批(?:者|人)$|^decision ?maker$|^economic buyer$/],
  [
    '影响者',
    /^(?:关键)?影响(?:者|人)$|^推荐(?:者|人)$|^建议(?:者|人)$|^评估(?:者|人)$|^支持者$|^教练$|^influencer$|^champion$|^coach$/,
  ],
  ['采购', /^采购(?:者|人|员|方|部|负责人)?$|^购买者$|^buyer$|^purchas(?:er|ing)$|^procurement$/],
  ['使用者', /^(?:最终)?使用(?:者|人|方|部门)?$|^(?:最终)?用户$|^(?:end )?user$/],
  [
    '技术把关',
    /^技术(?:把关|把关人|把关者|评估|评估者|负责人|方|人员|买家)?$|^把关(?:者|人)$|^gatekeeper$|^technical(?: buyer| evaluator)?$/,
  ],
  ['财务', /^财务(?:者|人员|方|部|审批|负责人)?$|^finance$|^financial$/],
]

/** Reads a decision role as a file or a person writes it (拍板人, 技术, influencer …). Null when it is none of the six. */
export function normaliseDecisionRole(text: string | null): DecisionRole | null {
  if (text === null) return null
  const folded = foldText(text).toLowerCase()
  return byName.find(([, words]) => words.test(folded))?.[0] ?? null
}
