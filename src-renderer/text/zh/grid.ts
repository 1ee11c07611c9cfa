/** Words that AG Grid itself speaks, mostly to screen readers. */
export const gridLocale: Record<string, string> = {
  ariaRowSelectAll: '按空格键全选或取消全选',
  ariaRowToggleSelection: '按空格键选中或取消选中这一行',
  ariaRowSelect: '按空格键选中这一行',
  ariaRowDeselect: '按空格键取消选中这一行',
  ariaSortableColumn: '按回车键排序',
  ariaChecked: '已选中',
  ariaUnchecked: '未选中',
  ariaIndeterminate: '部分选中',
  ariaInputEditor: '单元格编辑框',
  ariaHeaderSelection: '选择列',
  ariaSkeletonCellLoading: '正在读取这一行',
  ariaSkeletonCellLoadingFailed: '这一行没能读取',
  loadingOoo: '正在读取…',
  loadingError: '没能读取',
  noRowsToShow: '没有行',
}
