/** How a column shows its numbers. Text cells are marked as text in every column but a `general` one. */
export type ColumnFormat = 'general' | 'text' | 'integer' | 'money' | 'date' | 'percent'

export const dateTimeStyle = 'dateTime'

/** Index into the cell formats below; bold ones follow in the same order. */
export const styles = { general: 0, text: 1, integer: 2, money: 3, date: 4, percent: 5, dateTime: 6 } as const
export const boldOffset = 8

const numberFormats = [0, 49, 3, 164, 165, 10, 166, 0]

const cellFormats = [0, 1]
  .flatMap((font) =>
    numberFormats.map(
      (id) => `<xf numFmtId="${id}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`,
    ),
  )
  .join('')

const font = (bold: string): string => `<font>${bold}<sz val="11"/><name val="等线"/><family val="2"/></font>`

export const styleSheetXml =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="3">' +
  '<numFmt numFmtId="164" formatCode="#,##0.00;[Red]-#,##0.00;&quot;-&quot;"/>' +
  '<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="166" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>' +
  `<fonts count="2">${font('')}${font('<b/>')}</fonts>` +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="${numberFormats.length * 2}">${cellFormats}</cellXfs>` +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
