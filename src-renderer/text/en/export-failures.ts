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
  'touches.disk-full': full,
  'transactions.disk-full': full,
  'trials.disk-full': full,
}
