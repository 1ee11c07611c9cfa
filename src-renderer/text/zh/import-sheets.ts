/** Choosing among the sheets of a workbook. */
export const sheets = {
  rowCount: '行数',
  rows: (rows: string) => `${rows} 行`,
  counting: '正在数行…',
  list: '像名单',
  other: '不像名单',
  as: (target: string) => `导入为${target}`,
  take: (sheet: string) => `导入工作表“${sheet}”`,
  unready: '列未对应',
  others: (sheets: string) => `${sheets} 还缺必要的列，请点开它对应好，或不勾选它`,
  next: (count: string) => `核对 ${count} 个表`,
  going: (rows: string) => `将导入 ${rows} 行`,
  apply: (rows: string, sheets: string) => `导入 ${sheets} 个表，共 ${rows} 行`,
  reading: (sheet: string, at: number, of: number) => `正在读取和核对第 ${at} / ${of} 个表：${sheet}`,
  merged: (count: string) => `${count} 处合并单元格向下填充`,
  mergedHint: '合并单元格下面的各行按同一个值读；不勾选时只有第一行有值。',
}
