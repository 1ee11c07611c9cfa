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
  'activities.bad-filter': { what: '筛选条件不对', todo: '请去掉最近加的条件。' },
  'activities.disk-full': full,
  'activities.cancelled': { what: '已取消', todo: '没有写入任何数据。' },
  'members.bad-filter': { what: '筛选条件不对', todo: '请去掉最近加的条件。' },
  'members.disk-full': full,
  'members.cancelled': { what: '已取消', todo: '没有写入任何数据。' },
  'prices.bad-filter': { what: '筛选条件不对', todo: '请去掉最近加的条件。' },
  'prices.disk-full': full,
  'prices.cancelled': { what: '已取消', todo: '没有写入任何数据。' },
  'touches.disk-full': full,
  'transactions.disk-full': full,
  'trials.disk-full': full,
}
