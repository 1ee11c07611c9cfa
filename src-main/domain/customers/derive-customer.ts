import type { CoreField } from '../../../src-preload/contract/customers.ts'
import type { RuleSettings } from '../../../src-preload/contract/settings.ts'
import { pinyinForms } from '../_base/pinyin.ts'
import { foldText } from '../_base/text.ts'
import { companyNameKey } from './company-name-key.ts'
import { missingCoreFields } from './core-fields.ts'
import { valueAnchors } from './rule-defaults.ts'
import { scoreAlone, tierOf, valueScore, type ValueInputs, type ValueScore } from './value-score.ts'
import { checkUscc } from '../identifiers/uscc.ts'

/** What the derived columns are computed from. */
export interface DeriveFrom {
  readonly name: string
  readonly short_name: string | null
  readonly uscc: string | null
  readonly type: string | null
  readonly industry: string | null
  readonly region: string | null
  readonly budget_min_fen: number | null
  readonly budget_max_fen: number | null
  readonly source: string | null
  readonly owner_id: number | null
  readonly annual_purchase_fen: number | null
  /** What the last quarterly evaluation said; before the first the score is computed as the data stand. */
  readonly evaluated_tier: string | null
  readonly evaluated_score: number | null
}

/** A customer of whom no evaluation knows. */
export const unevaluated = { evaluated_tier: null, evaluated_score: null } as const

export interface ContactFacts {
  readonly name: string
  readonly phone: string | null
  readonly decision_role: string | null
}

export const derivedColumns = ['uscc_valid', 'tier', 'score', 'missing', 'name_key', 'name_pinyin', 'search'] as const
export type Derived = Record<(typeof derivedColumns)[number], string | number | null>

/** The columns of a customer that follow from others: rules B5 and D1, keys for matching, sorting and searching. */
export function deriveCustomer(customer: DeriveFrom, contacts: readonly ContactFacts[], rules: RuleSettings): Derived {
  const { score, tier } = standingOf(customer, rules)
  const missing = missingOf(customer, hasDecisionRole(contacts))
  const name = foldText(customer.name)
  const forms = pinyinForms(name)
  return {
    uscc_valid: customer.uscc === null ? null : Number(checkUscc(customer.uscc).valid),
    tier,
    score,
    missing: missing.length === 0 ? null : missing.join(','),
    name_key: companyNameKey(customer.name),
    name_pinyin: forms.full,
    search: searchText([forms.initials, customer.short_name], contacts),
  }
}

/** Which derived columns follow from a column. */
const following: Readonly<Record<string, readonly (typeof derivedColumns)[number][]>> = {
  name: ['name_key', 'name_pinyin', 'search'],
  short_name: ['search'],
  uscc: ['uscc_valid'],
  annual_purchase_fen: ['tier', 'score'],
  evaluated_tier: ['tier', 'score'],
  evaluated_score: ['tier', 'score'],
  type: ['missing'],
  industry: ['missing'],
  region: ['missing'],
  budget_min_fen: ['missing'],
  budget_max_fen: ['missing'],
  source: ['missing'],
  owner_id: ['missing'],
}

/** What the derived columns need to know of a customer's contacts, asked only where it counts. */
export interface ContactQuestions {
  contacts(): readonly ContactFacts[]
  hasDecisionRole(): boolean
}

/** The columns to know of a customer to derive what follows from these, and the derived ones themselves. */
export function columnsToDerive(columns: Iterable<string>): string[] {
  const followers = new Set<string>()
  for (const column of columns) for (const follower of following[column] ?? []) followers.add(follower)
  const sources = Object.keys(following).filter((source) => following[source]?.some((follower) => followers.has(follower)))
  return [...sources, ...followers]
}

/**
 * The derived columns that follow from some columns only, as `deriveCustomer` has them: a range of a million cells need
 * not spell every name again.
 */
export function deriveFromColumns(
  columns: Iterable<string>,
  customer: DeriveFrom,
  about: ContactQuestions,
  rules: RuleSettings,
): Partial<Derived> {
  const wanted = new Set<string>()
  for (const column of columns) for (const follower of following[column] ?? []) wanted.add(follower)
  const derived: Partial<Derived> = {}
  if (wanted.has('name_key')) derived.name_key = companyNameKey(customer.name)
  if (wanted.has('search')) {
    const forms = pinyinForms(foldText(customer.name))
    if (wanted.has('name_pinyin')) derived.name_pinyin = forms.full
    derived.search = searchText([forms.initials, customer.short_name], about.contacts())
  }
  if (wanted.has('uscc_valid')) derived.uscc_valid = customer.uscc === null ? null : Number(checkUscc(customer.uscc).valid)
  if (wanted.has('tier')) {
    const { score, tier } = standingOf(customer, rules)
    derived.tier = tier
    derived.score = score
  }
  if (wanted.has('missing')) {
    const missing = missingOf(customer, about.hasDecisionRole())
    derived.missing = missing.length === 0 ? null : missing.join(',')
  }
  return derived
}

/** The tier and score that hold: those of the last evaluation (rule D1), before the first those of the present data. */
function standingOf(customer: DeriveFrom, rules: RuleSettings): { tier: string | null; score: number | null } {
  if (customer.evaluated_tier !== null) return { tier: customer.evaluated_tier, score: customer.evaluated_score }
  const score = scoreAlone(inputsOf(customer.annual_purchase_fen), rules.valueWeights, valueAnchors(rules))
  return { tier: tierOf(score, rules.tierThresholds), score }
}

export function scoreOf(annualPurchaseFen: number | null, rules: RuleSettings): { score: ValueScore; tier: string | null } {
  const score = valueScore(inputsOf(annualPurchaseFen), rules.valueWeights, valueAnchors(rules))
  return { score, tier: tierOf(score.score, rules.tierThresholds) }
}

/** Before the first evaluation only the purchases are known. */
function inputsOf(annualPurchaseFen: number | null): ValueInputs {
  const annualPurchase = annualPurchaseFen === null ? null : annualPurchaseFen / 100
  return { annualPurchase, responseHours: null, cocreation: null, ecosystem: null }
}

export function hasDecisionRole(contacts: readonly ContactFacts[]): boolean {
  return contacts.some((contact) => contact.decision_role !== null)
}

function missingOf(customer: DeriveFrom, hasDecisionRole: boolean): CoreField[] {
  return missingCoreFields({
    type: customer.type,
    industry: customer.industry,
    region: customer.region,
    budgetMinFen: customer.budget_min_fen,
    budgetMaxFen: customer.budget_max_fen,
    source: customer.source,
    ownerId: customer.owner_id,
    hasDecisionRole,
  })
}

/** Found beside name, pinyin and code, which are columns of their own. */
function searchText(own: readonly (string | null)[], contacts: readonly ContactFacts[]): string {
  let text = ''
  for (const word of own) if (word !== null) text += `${word} `
  for (const contact of contacts) text += contact.phone === null ? `${contact.name} ` : `${contact.name} ${contact.phone} `
  return text.toLowerCase()
}
