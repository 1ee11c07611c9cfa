import { useEffect } from 'react'

/** What a paste brings, as the clipboard gives it. */
export interface Pasted {
  readonly text: string
  readonly html: string
}

/**
 * A table from the clipboard as a file like any other. Spreadsheet programs give text with tabs, which holds every cell as
 * shown; tables with merged cells, and those of web pages, only keep their shape as a page. Null for what is no table.
 */
export function tableFile({ text, html }: Pasted, name: string): File | null {
  const isPage = /<table[\s>]/i.test(html)
  const isTabbed = /\t/.test(text)
  if (isPage && (!isTabbed || /(?:row|col)span\s*=\s*["']?(?:[2-9]|\d\d)/i.test(html)))
    return new File([html], `${name}.html`, { type: 'text/html' })
  // One column has no tabs; a line alone is no table.
  if (!isTabbed && !/\S\r?\n[^]*\S/.test(text.trim())) return null
  return new File([`sep=\t\r\n${text}`], `${name}.tsv`, { type: 'text/tab-separated-values' })
}

/** Hears a paste anywhere on the page while `on`, unless it goes into a field. */
export function usePastedTable(on: boolean, name: string, take: (file: File) => void): void {
  useEffect(() => {
    if (!on) return undefined
    const onPaste = (event: ClipboardEvent) => {
      const target = event.target instanceof Element ? event.target : null
      if (target?.closest('input, textarea, [contenteditable="true"]') || !event.clipboardData) return
      const file = tableFile(
        { text: event.clipboardData.getData('text/plain'), html: event.clipboardData.getData('text/html') },
        name,
      )
      if (!file) return
      event.preventDefault()
      take(file)
    }
    window.addEventListener('paste', onPaste)
    return () => window.removeEventListener('paste', onPaste)
  })
}
