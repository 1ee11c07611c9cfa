export interface MaterialPage {
  /** From 1, in the order of the text. */
  readonly number: number
  /** The page's first line. */
  readonly title: string
  readonly text: string
}

/** The pages of a material's text: an empty line begins the next one, as slides do in an outline. */
export function pagesOf(body: string): MaterialPage[] {
  return body
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t\u3000]*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .map((block, index) => {
      const [title = '', ...rest] = block.split('\n')
      return { number: index + 1, title: title.trim(), text: rest.join('\n').trim() }
    })
}
