export type PayeeFlag = 'hospital' | 'individual' | 'other-name'

const hospital = /医院|卫生院|卫生服务中心|诊所|门诊部|保健院|保健所|防治院|疗养院|血站|急救中心|\bhospital\b|\bclinic\b/iu
const organisation =
  /公司|集团|厂|店|行|社|部|中心|研究院|研究所|学校|大学|学院|协会|基金会|事务所|合作社|商行|药房|药店|经营部|\b(?:ltd|inc|co|corp|llc|gmbh)\b/iu
const personName = /^\p{Script=Han}{2,4}$/u

/**
 * What stands against paying a rebate to somebody (signs of an off-book kickback, 反不正当竞争法): a hospital, an individual,
 * or a name other than the customer's. Null when nothing does. For a person to look at, no judgement.
 */
export function payeeFlag(payee: string, customer: { readonly name: string; readonly type: string | null }): PayeeFlag | null {
  const name = payee.normalize('NFKC').trim()
  const same = name === customer.name.normalize('NFKC').trim()
  if (hospital.test(name) || (same && customer.type === '医院')) return 'hospital'
  if (personName.test(name) && !organisation.test(name)) return 'individual'
  return same ? null : 'other-name'
}
