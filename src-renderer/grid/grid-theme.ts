import { themeQuartz } from 'ag-grid-community'

/** As saved in a view. */
export type RowHeight = 'compact' | 'normal' | 'roomy'

const heights: Readonly<Record<RowHeight, number>> = { compact: 24, normal: 28, roomy: 34 }

/** AG's theme from antd's variables: dark, density and contrast follow without a second palette. */
export function gridTheme(height: RowHeight) {
  return themeQuartz.withParams({
    fontFamily: 'inherit',
    fontSize: 13,
    backgroundColor: 'var(--surface)',
    foregroundColor: 'var(--text-1)',
    headerBackgroundColor: 'var(--ground)',
    headerTextColor: 'var(--text-2)',
    headerFontWeight: 500,
    borderColor: 'var(--line)',
    accentColor: 'var(--accent)',
    rowHoverColor: 'var(--hover)',
    selectedRowBackgroundColor: 'var(--accent-soft)',
    oddRowBackgroundColor: 'var(--surface)',
    tooltipBackgroundColor: 'var(--raised)',
    tooltipTextColor: 'var(--text-1)',
    columnBorder: { color: 'var(--line)' },
    wrapperBorder: false,
    wrapperBorderRadius: 0,
    cellHorizontalPadding: 8,
    iconSize: 14,
    rowHeight: heights[height],
    headerHeight: height === 'roomy' ? 36 : 30,
  })
}
