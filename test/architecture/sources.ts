import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '../..')

export interface SourceFile {
  /** From the root, with forward slashes. */
  readonly path: string
  readonly text: string
  /** Packages and, resolved to paths from the root, files. */
  readonly imports: readonly string[]
}

const importPattern =
  /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|[^.\w])import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesUnder(path)
    return /\.tsx?$/.test(entry.name) ? [path] : []
  })
}

/** All sources of the app with what they import. */
export function sources(...folders: string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    filesUnder(join(root, folder)).map((full) => {
      const text = readFileSync(full, 'utf8')
      const imports = [...text.matchAll(importPattern)].map(([, from, dynamic, bare]) => {
        const name = from ?? dynamic ?? bare ?? ''
        return name.startsWith('.') ? fromRoot(resolve(dirname(full), name)) : name
      })
      return { path: fromRoot(full), text, imports }
    }),
  )
}

function fromRoot(path: string): string {
  return relative(root, path).replaceAll('\\', '/')
}
