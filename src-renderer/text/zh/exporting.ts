export const exporting = {
  button: '导出',
  hint: '导出为 Excel、CSV 或 JSON；改好的 Excel 可以再导入来更新',
  shown: '当前筛选的行和显示的列',
  everything: '整个列表的全部列',
  exported: (name: string, rows: string) => `已导出 ${rows} 行：${name}`,
  working: '正在导出…',
}
