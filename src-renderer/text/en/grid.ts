/** Words that AG Grid itself speaks, mostly to screen readers. */
export const gridLocale: Record<string, string> = {
  ariaRowSelectAll: 'Press Space to select or deselect all rows',
  ariaRowToggleSelection: 'Press Space to select or deselect this row',
  ariaRowSelect: 'Press Space to select this row',
  ariaRowDeselect: 'Press Space to deselect this row',
  ariaSortableColumn: 'Press Enter to sort',
  ariaChecked: 'checked',
  ariaUnchecked: 'unchecked',
  ariaIndeterminate: 'partly checked',
  ariaInputEditor: 'Cell editor',
  ariaHeaderSelection: 'Selection column',
  ariaSkeletonCellLoading: 'Row is loading',
  ariaSkeletonCellLoadingFailed: 'Row failed to load',
  loadingOoo: 'Loading…',
  loadingError: 'Could not load',
  noRowsToShow: 'No rows',
}
