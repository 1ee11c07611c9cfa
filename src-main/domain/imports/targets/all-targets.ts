import type { ImportTargetName } from '../../../../src-preload/contract/imports.ts'
import type { ImportTarget } from '../import-target.ts'
import { activityTarget } from './activity-target.ts'
import { cocreationTarget } from './cocreation-target.ts'
import { contactTarget } from './contact-target.ts'
import { contractTarget } from './contract-target.ts'
import { customerTarget } from './customer-target.ts'
import { documentTargets } from './document-targets.ts'
import { indicatorTarget } from './indicator-target.ts'
import { leadTarget } from './lead-target.ts'
import { meetingTarget } from './meeting-target.ts'
import { memberTarget } from './member-target.ts'
import { opportunityTarget } from './opportunity-target.ts'
import { priceTarget, productTarget } from './product-target.ts'
import { salesTarget } from './sales-target.ts'
import { ticketTarget } from './ticket-target.ts'
import { touchTarget } from './touch-target.ts'
import { trialFitTarget, trialTarget } from './trial-targets.ts'

const [orders, invoices, receipts] = documentTargets

/** Every list that can be imported into. A slice joins by declaring its target here and its entity in the feature. */
export const importTargetsByName: Readonly<Record<ImportTargetName, ImportTarget>> = {
  customers: customerTarget,
  contacts: contactTarget,
  members: memberTarget,
  opportunities: opportunityTarget,
  activities: activityTarget,
  products: productTarget,
  prices: priceTarget,
  orders,
  invoices,
  receipts,
  contracts: contractTarget,
  tickets: ticketTarget,
  meetings: meetingTarget,
  cocreations: cocreationTarget,
  leads: leadTarget,
  targets: salesTarget,
  trials: trialTarget,
  'trial-fits': trialFitTarget,
  touches: touchTarget,
  indicators: indicatorTarget,
}
