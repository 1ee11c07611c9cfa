import { anyFunnelRules } from './rules/any-funnel.ts'
import { CannotDo, object, type Rules } from './rules/case-reading.ts'
import { concentrationRules } from './rules/concentration.ts'
import { dailyRules } from './rules/daily-work.ts'
import { dueDateRules } from './rules/due-dates.ts'
import { funnelRules } from './rules/funnel.ts'
import { identifierRules } from './rules/identifiers.ts'
import { pipelineRules } from './rules/pipeline.ts'
import { policyRules } from './rules/policies.ts'
import { questionRules } from './rules/questions.ts'
import { rebateRules } from './rules/rebates.ts'
import { signatureRules } from './rules/signatures.ts'
import { slaRules } from './rules/sla.ts'
import { valueRules } from './rules/value.ts'
import { workdayRules } from './rules/workdays.ts'
import { missing } from './session.ts'

/** Rules that can be asked from the command line, by the section of worked cases they answer. */
const rules: Rules = {
  ...identifierRules,
  ...workdayRules,
  ...slaRules,
  ...dueDateRules,
  ...signatureRules,
  ...funnelRules,
  ...anyFunnelRules,
  ...rebateRules,
  ...policyRules,
  ...concentrationRules,
  ...valueRules,
  ...pipelineRules,
  ...dailyRules,
  ...questionRules,
}

/** All that can be asked for. */
export const ruleNames: readonly string[] = Object.keys(rules)

/** One object per case, in order; a case that cannot be done says so in its place. */
export function runRule(name: string, cases: readonly unknown[]): object[] {
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined
  if (!rule) throw missing(`没有规则“${name}”。可用：${ruleNames.join('、')}`)
  return cases.map((one) => {
    try {
      return rule(object(one))
    } catch (error) {
      return {
        error: {
          // Rules refuse what is out of their range with a RangeError.
          code: error instanceof CannotDo || error instanceof RangeError ? 'cannot-do' : 'failed',
          message: error instanceof Error ? error.message : String(error),
        },
      }
    }
  })
}
