import { themeQuartz } from 'ag-grid-community'

/** AG's theme from antd's variables: dark, density and contrast follow without a second palette. */
export function gridTheme(roomy: boolean) {
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
    rowHeight: roomy ? 34 : 28,
    headerHeight: roomy ? 36 : 30,
  })
}
