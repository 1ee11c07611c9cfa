import type { ImportTargetName } from '../../../src-preload/contract/imports.ts'
import { contactImport } from '../contacts/index.ts'
import { customerImport } from '../customers/index.ts'
import { leadImport } from '../leads/index.ts'
import { memberImport } from '../members/index.ts'
import { activityImport } from './activity-import.ts'
import { cocreationImport } from './cocreation-import.ts'
import { contractImport } from './contract-import.ts'
import { invoiceImport, orderImport, receiptImport } from './document-imports.ts'
import { indicatorImport } from './indicator-import.ts'
import { meetingImport } from './meeting-import.ts'
import { opportunityImport } from './opportunity-import.ts'
import { priceImport, productImport } from './product-imports.ts'
import { targetImport } from './target-import.ts'
import { ticketImport } from './ticket-import.ts'
import { touchImport } from './touch-import.ts'
import { trialFitImport, trialImport } from './trial-imports.ts'
import type { ImportEntity } from './import-entity.ts'

/** Every list that can be imported into, as the store knows it; a missing one does not compile. */
export const importEntities: Readonly<Record<ImportTargetName, ImportEntity>> = {
  customers: customerImport,
  contacts: contactImport,
  members: memberImport,
  opportunities: opportunityImport,
  activities: activityImport,
  products: productImport,
  prices: priceImport,
  orders: orderImport,
  invoices: invoiceImport,
  receipts: receiptImport,
  contracts: contractImport,
  tickets: ticketImport,
  meetings: meetingImport,
  cocreations: cocreationImport,
  leads: leadImport,
  targets: targetImport,
  trials: trialImport,
  'trial-fits': trialFitImport,
  touches: touchImport,
  indicators: indicatorImport,
}
