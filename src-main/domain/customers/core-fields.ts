import type { CoreField } from '../../../src-preload/contract/customers.ts'
import { isBlankText } from '../_base/text.ts'

/** The values that rule B5 asks for, as a customer holds them. */
export interface CoreFieldValues {
  readonly type: string | null
  readonly industry: string | null
  readonly region: string | null
  /** Budget in fen; either end counts as known. */
  readonly budgetMinFen: number | null
  readonly budgetMaxFen: number | null
  /** At least one contact has a decision role. */
  readonly hasDecisionRole: boolean
  readonly source: string | null
  readonly ownerId: number | null
}

/** Rule B5: which of the seven core fields are missing, in the rule's order; empty when the customer is complete. */
export function missingCoreFields(customer: CoreFieldValues): CoreField[] {
  const missing: CoreField[] = []
  if (isBlankText(customer.type)) missing.push('type')
  if (isBlankText(customer.industry)) missing.push('industry')
  if (isBlankText(customer.region)) missing.push('region')
  if (customer.budgetMinFen === null && customer.budgetMaxFen === null) missing.push('budget')
  if (!customer.hasDecisionRole) missing.push('decisionRole')
  if (isBlankText(customer.source)) missing.push('source')
  if (customer.ownerId === null) missing.push('owner')
  return missing
}
