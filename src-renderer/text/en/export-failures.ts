import type { exportFailures as chinese } from '../zh/export-failures.ts'

/** Lists that leave as a file can fail in one way more. */
const full = { what: 'The disk is full', todo: 'Free some space and export again.' }

export const exportFailures: typeof chinese = {
  'cocreations.disk-full': full,
  'contracts.disk-full': full,
  'leads.disk-full': full,
  'meetings.disk-full': full,
  'products.disk-full': full,
  'tickets.disk-full': full,
  'tasks.disk-full': full,
  'activities.bad-filter': { what: 'The filter is not right', todo: 'Remove the last condition.' },
  'activities.disk-full': full,
  'activities.cancelled': { what: 'Cancelled', todo: 'Nothing was written.' },
  'members.bad-filter': { what: 'The filter is not right', todo: 'Remove the last condition.' },
  'members.disk-full': full,
  'members.cancelled': { what: 'Cancelled', todo: 'Nothing was written.' },
  'prices.bad-filter': { what: 'The filter is not right', todo: 'Remove the last condition.' },
  'prices.disk-full': full,
  'prices.cancelled': { what: 'Cancelled', todo: 'Nothing was written.' },
  'touches.disk-full': full,
  'transactions.disk-full': full,
  'trials.disk-full': full,
}
