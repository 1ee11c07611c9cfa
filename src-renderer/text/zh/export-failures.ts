/** Lists that leave as a file can fail in one way more. */
const full = { what: '磁盘满了', todo: '请腾出一些空间再导出。' }

export const exportFailures = {
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
