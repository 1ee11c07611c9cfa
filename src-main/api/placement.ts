/** Queries whose data only the writer has: rows of an import that are staged but not yet written. */
const writerQueries: ReadonlySet<string> = new Set(['imports.preview', 'imports.staged', 'imports.suspects'])

export function isWriterQuery(path: string): boolean {
  return writerQueries.has(path)
}
