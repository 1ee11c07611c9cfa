/** How well a command answers what was typed: its title in either language, its full pinyin or initials. 0 is not at all. */
export function matchCommand(typed: string, titles: readonly string[], pinyin: string): number {
  const wanted = typed.trim().toLowerCase()
  if (wanted === '') return 1
  for (const title of titles) {
    const at = title.toLowerCase().indexOf(wanted)
    if (at === 0) return 4
    if (at > 0) return 3
  }
  if (!/^[a-z ]+$/.test(wanted)) return 0
  const compact = wanted.replaceAll(' ', '')
  const [full = '', initials = ''] = pinyin.split(' ')
  // 打开线索 before 打开销售度量, whose initials go on.
  if (initials === compact || full === compact) return 3.8
  if (initials.startsWith(compact)) return 3.5
  if (full.startsWith(compact)) return 3.4
  if (initials.includes(compact)) return 2
  if (full.includes(compact)) return 1.5
  return 0
}
