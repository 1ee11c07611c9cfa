/** Colours of a chart, read from the page's tokens so that it follows theme and contrast. */
export interface ChartTokens {
  readonly text: string
  readonly quiet: string
  readonly line: string
  readonly surface: string
  readonly accent: string
  readonly soft: string
  readonly good: string
  readonly bad: string
  readonly warn: string
  readonly fontFamily: string
}

export function readTokens(): ChartTokens {
  const style = getComputedStyle(document.documentElement)
  const of = (name: string) => resolved(style.getPropertyValue(name).trim(), style)
  return {
    text: of('--text-1'),
    quiet: of('--text-2'),
    line: of('--line-strong'),
    surface: of('--surface'),
    accent: of('--accent'),
    soft: of('--accent-soft'),
    good: of('--good'),
    bad: of('--bad'),
    warn: of('--warn'),
    fontFamily: getComputedStyle(document.body).fontFamily,
  }
}

/** A token may name another one; a canvas needs the colour itself. */
function resolved(value: string, style: CSSStyleDeclaration): string {
  const named = /^var\((--[\w-]+)\)$/.exec(value)?.[1]
  return named === undefined ? value : style.getPropertyValue(named).trim()
}
