/** A list of industries as people write one: with commas of either kind, 、 or a break. */
export function industriesIn(text: string | null): readonly string[] {
  return (text ?? '')
    .split(/[,，、;；\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
}

/** The industry above one written as a path (`制造业/汽车零部件`); null at the top. */
export function parentIndustry(industry: string): string | null {
  const cut = Math.max(...['/', '／', '>', '＞'].map((mark) => industry.lastIndexOf(mark)))
  return cut <= 0 ? null : industry.slice(0, cut).trim()
}

const same = (a: string) => a.replaceAll(/\s*[/／>＞]\s*/g, '/').toLowerCase()

/** Rule A2: `1` where the lead's industry is among the rep's, `0.5` where its parent is, else `0`; `0` for an unknown one. */
export function industryMatch(industry: string | null, own: readonly string[]): '1' | '0.5' | '0' {
  if (industry === null || industry.trim() === '') return '0'
  const among = new Set(own.map(same))
  if (among.has(same(industry.trim()))) return '1'
  const parent = parentIndustry(industry.trim())
  return parent !== null && among.has(same(parent)) ? '0.5' : '0'
}
