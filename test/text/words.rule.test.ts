import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { en } from '../../src-renderer/text/en/index.ts'
import { zh } from '../../src-renderer/text/zh/index.ts'

const renderer = resolve(import.meta.dirname, '../../src-renderer')

type Tree = { readonly [key: string]: unknown }

/** Every leaf of a word table by its path, with what kind of word it is. */
function leaves(tree: Tree, path = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    const here = path === '' ? key : `${path}.${key}`
    if (typeof value === 'object' && value !== null)
      for (const [inner, kind] of leaves(value as Tree, here)) found.set(inner, kind)
    else found.set(here, typeof value)
  }
  return found
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return path === join(renderer, 'text') ? [] : sources(path)
    return /\.(tsx?|html)$/.test(entry.name) ? [path] : []
  })
}

/** Comments may name a thing by its Chinese word; what a person reads may not come from outside `text/`. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
}

describe('words', () => {
  const chinese = leaves(zh)
  const english = leaves(en)

  it('are the same keys in both languages', () => {
    const missingIn = (table: Map<string, string>, other: Map<string, string>) =>
      [...other.keys()].filter((key) => !table.has(key))
    expect({ english: missingIn(english, chinese), chinese: missingIn(chinese, english) }).toEqual({ english: [], chinese: [] })
  })

  it('are the same kind: a sentence with blanks in one language has them in the other', () => {
    expect([...chinese].filter(([key, kind]) => english.get(key) !== kind).map(([key]) => key)).toEqual([])
  })

  it('say something', () => {
    const mayBeEmpty = /^failures\.codes\.[^.]+\.[a-z-]+\.todo$|scoreUnits/
    const empty = (table: Tree) => {
      const found: string[] = []
      const walk = (tree: Tree, path: string) => {
        for (const [key, value] of Object.entries(tree)) {
          if (typeof value === 'object' && value !== null) walk(value as Tree, `${path}${key}.`)
          else if (value === '' && !mayBeEmpty.test(`${path}${key}`)) found.push(`${path}${key}`)
        }
      }
      walk(table, '')
      return found
    }
    expect([...empty(zh), ...empty(en)]).toEqual([])
  })

  it('are Chinese only where they are meant to be', () => {
    const han = /\p{Script=Han}/u
    // The language switch names each language in itself; roles are stored values.
    const meant = new Set(['shell.commands.switchLanguage', 'settings.appearance.chinese'])
    const found: string[] = []
    const walk = (tree: Tree, path: string) => {
      for (const [key, value] of Object.entries(tree)) {
        const here = path === '' ? key : `${path}.${key}`
        if (typeof value === 'object' && value !== null) walk(value as Tree, here)
        else if (han.test(String(value)) && !meant.has(here)) found.push(here)
      }
    }
    walk(en, '')
    expect(found).toEqual([])
  })

  it('live in text/ and nowhere else', () => {
    const cjk = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u
    const title = /<title>.*<\/title>/
    const found = sources(renderer).flatMap((path) =>
      withoutComments(readFileSync(path, 'utf8'))
        .split('\n')
        .filter((line) => cjk.test(line) && !title.test(line))
        .map((line) => `${relative(renderer, path)}: ${line.trim()}`),
    )
    expect(found).toEqual([])
  })

  it('name every failure that the contract declares', async () => {
    const { contract } = await import('../../src-preload/contract/index.ts')
    const declared = Object.entries(contract).flatMap(([slice, methods]) =>
      Object.values(methods as Record<string, { failures?: object }>).flatMap((method) =>
        Object.keys(method.failures ?? {}).map((code) => `${slice}.${code}`),
      ),
    )
    const known = new Set(Object.keys(zh.failures.codes))
    expect([...new Set(declared)].filter((code) => !known.has(code))).toEqual([])
  })
})
