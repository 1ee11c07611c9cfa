/** Choosing among the sheets of a workbook. */
export const sheets = {
  rows: (rows: string) => `${rows} 行`,
  counting: '正在数行…',
  list: '像名单',
  other: '不像名单',
  others: (count: string) => `接着导入另外 ${count} 个像名单的表`,
  merged: (count: string) => `${count} 处合并单元格向下填充`,
  mergedHint: '合并单元格下面的各行按同一个值读；不勾选时只有第一行有值。',
}
