import { cocreationExport } from '../features/cocreations/export-list.ts'
import { cocreationGrid } from '../features/cocreations/index.ts'
import { contractExport } from '../features/contracts/export-list.ts'
import { contractGrid } from '../features/contracts/index.ts'
import { exportJob, exportStep } from '../features/exports/index.ts'
import type { ExportList } from '../features/exports/index.ts'
import { leadExport } from '../features/leads/export-list.ts'
import { leadGrid } from '../features/leads/index.ts'
import { meetingExport } from '../features/meetings/export-list.ts'
import { meetingGrid } from '../features/meetings/index.ts'
import { productExport } from '../features/products/export-list.ts'
import { productGrid } from '../features/products/index.ts'
import { targetExport } from '../features/targets/export-list.ts'
import { targetGrid } from '../features/targets/index.ts'
import { taskExport } from '../features/tasks/export-list.ts'
import { taskGrid } from '../features/tasks/index.ts'
import { ticketExport } from '../features/tickets/export-list.ts'
import { ticketGrid } from '../features/tickets/index.ts'
import { touchExport } from '../features/touches/export-list.ts'
import { touchGrid } from '../features/touches/index.ts'
import { transactionExport } from '../features/transactions/export-list.ts'
import { transactionGrid } from '../features/transactions/index.ts'
import { trialExport } from '../features/trials/export-list.ts'
import { trialGrid } from '../features/trials/index.ts'
import { activityExport, activityList } from '../features/activities/export-list.ts'
import { memberExport, memberList } from '../features/members/export-list.ts'
import { priceExport, priceList } from '../features/products/export-prices.ts'
import type { ListSlice } from '../grid/grid-slice.ts'

/** A list that leaves as a file: its step on a reader thread and its job on the host. */
function exported<Shown>(slice: ListSlice<Shown>, list: ExportList<Shown>) {
  return { step: exportStep(slice, list), job: exportJob(slice.name, list.title) }
}

/** Lists whose export needs nothing but its columns; customers, contacts, deals and quotes stand with their slices. */
export const listedExports = {
  activities: exported(activityList, activityExport),
  cocreations: exported(cocreationGrid, cocreationExport),
  contracts: exported(contractGrid, contractExport),
  leads: exported(leadGrid, leadExport),
  meetings: exported(meetingGrid, meetingExport),
  members: exported(memberList, memberExport),
  prices: exported(priceList, priceExport),
  products: exported(productGrid, productExport),
  targets: exported(targetGrid, targetExport),
  tasks: exported(taskGrid, taskExport),
  tickets: exported(ticketGrid, ticketExport),
  touches: exported(touchGrid, touchExport),
  transactions: exported(transactionGrid, transactionExport),
  trials: exported(trialGrid, trialExport),
} as const
