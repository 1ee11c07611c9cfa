/** What a number in a cell stands for, told by its number format. */
export type NumberKind = 'number' | 'date'

// 14–22 and 45, 47 everywhere; 27–36 and 50–58 are dates in the East Asian editions and undefined elsewhere.
// 46 is [h]:mm:ss, a duration, which stays a number.
const builtInDates = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58,
])

export function builtInNumberKind(id: number): NumberKind {
  return builtInDates.has(id) ? 'date' : 'number'
}

/**
 * Reads a number format code (`yyyy"年"m"月"`, `[$-804]aaaa`, `#,##0.00;[Red]-#,##0.00`). It is a date when any of its
 * sections has a date or time letter outside quotes and brackets and no digit placeholders; elapsed time (`[h]:mm`) is a number.
 */
export function numberKindOf(code: string): NumberKind {
  // In Chinese editions General is written "G/通用格式"; both contain letters that look like date parts.
  if (/general|通用/i.test(code)) return 'number'
  return sectionsOf(code).some(isDateSection) ? 'date' : 'number'
}

function sectionsOf(code: string): string[] {
  const bare = code
    .replace(/"[^"]*("|$)/g, '')
    .replace(/[\\_*]./gsu, '')
    .replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '')
  return bare.split(';')
}

function isDateSection(section: string): boolean {
  const hasCalendar = /[yde年日]|a{3}|g/i.test(section.replace(/e[+-]/gi, ''))
  if (/\[(?:h+|m+|s+)\]/i.test(section)) return hasCalendar
  if (!/[ymdhsbg]|a{3}|上午|e(?![+-])/i.test(section)) return false
  // "ss.000" is a fraction of a second; any other placeholder means an ordinary number.
  return !/[0#?]/.test(section.replace(/s\.0+/gi, 's'))
}
