const longestName = 31

/** Names a workbook accepts, in the same order: forbidden characters replaced, shortened, made different. */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>()
  return wanted.map((name, index) => {
    const bare = name
      .replace(/[[\]:*?/\\\p{Cc}]/gu, ' ')
      .replace(/^'+|'+$/g, '')
      .trim()
      .toWellFormed()
    const base = bare === '' || bare.toLowerCase() === 'history' ? `Sheet${index + 1}` : bare
    let unique = shorten(base, longestName)
    for (let n = 2; taken.has(unique.toLowerCase()); n += 1) unique = `${shorten(base, longestName - 5)} (${n})`
    taken.add(unique.toLowerCase())
    return unique
  })
}

function shorten(name: string, length: number): string {
  return name.length <= length ? name : name.slice(0, length).toWellFormed().replaceAll('\ufffd', '').trim()
}
