import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root, sources } from './sources.ts'

const all = sources('src-main', 'src-preload', 'src-renderer')
const tests = sources('test')

test('folders and files have owners', () => {
  const ownerless = /(^|\/)(utils?|helpers?|common|shared|lib|misc|manager)(\/|\.tsx?$)|(^|\/)types\.ts$/
  expect([...all, ...tests].map((file) => file.path).filter((path) => ownerless.test(path))).toEqual([])
})

test('file names are kebab-case', () => {
  const kebab = /^[a-z0-9_]+([-.][a-z0-9]+)*\.tsx?$/i
  const bad = all.filter(({ path }) => {
    const name = path.slice(path.lastIndexOf('/') + 1)
    return !kebab.test(name) || (name !== name.toLowerCase() && !/^(zh-CN|en)\b/.test(name))
  })
  expect(bad.map((file) => file.path)).toEqual([])
})

test('the top level stays as agreed', () => {
  const agreed = new Set([
    'package.json',
    'package-lock.json',
    'electron.vite.config.ts',
    'vitest.config.ts',
    'playwright.config.ts',
    'src-main',
    'src-preload',
    'src-renderer',
    'resources',
    'test',
    'README.md',
    'LICENSE',
    'node_modules',
    'out',
    'dist',
    'test-results',
  ])
  const extra = readdirSync(root).filter(
    (name) => !agreed.has(name) && !name.startsWith('.') && !/^tsconfig(\.\w+)?\.json$/.test(name),
  )
  expect(extra).toEqual([])
})

test('no file grows past 500 lines without a reason in writing', () => {
  /** path → reason */
  const reasons: Readonly<Record<string, string>> = {}
  const large = all.filter((file) => file.text.split('\n').length > 500 && !(file.path in reasons)).map((file) => file.path)
  expect(large).toEqual([])
})

test('rules never ask what time it is, nor draw lots', () => {
  const domain = all.filter((file) => file.path.startsWith('src-main/domain/'))
  const impure = domain.filter((file) => /\bDate\.now\b|new Date\(\)|\bMath\.random\b|\bprocess\.|\bglobalThis\b/.test(file.text))
  expect(impure.map((file) => file.path)).toEqual([])
})

test('features take the time from their clock', () => {
  const features = all.filter((file) => file.path.startsWith('src-main/features/'))
  expect(features.filter((file) => /\bDate\.now\b|new Date\(\)/.test(file.text)).map((file) => file.path)).toEqual([])
})

test('only the store writes: no SQL that changes anything outside the gate and opening', () => {
  const writers = all.filter(
    (file) =>
      file.path.startsWith('src-main/features/') &&
      /\.(exec|pragma)\(\s*['"`]\s*(INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP)/i.test(file.text) &&
      !file.path.endsWith('features/imports/stage.ts'),
  )
  expect(writers.map((file) => file.path)).toEqual([])
})

test('a test says what it needs by its suffix', () => {
  const suffix = /\.(rule|file|db|api|ui)\.test\.tsx?$|\.journey\.ts$|\.bench\.ts$/
  const named = tests
    .filter(({ path }) => /\.test\.|\.journey\.|\.bench\./.test(path) && !suffix.test(path))
    .map((file) => file.path)
  expect(named).toEqual([])
})

test('no workplace of ours shows in the sources', () => {
  const told = [...all, ...tests].filter(
    (file) => /\/work\/(main|shared|wt)|registry\.npm/.test(file.text) && !file.path.endsWith('house.rule.test.ts'),
  )
  expect(told.map((file) => file.path)).toEqual([])
})

test('every root folder explains itself', () => {
  for (const folder of ['src-main', 'src-preload', 'src-renderer', 'resources', 'test'])
    expect(readFileSync(join(root, folder, 'README.md'), 'utf8').length, folder).toBeGreaterThan(300)
})

test('packages are pinned exactly', () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
    string,
    Record<string, string> | undefined
  >
  const loose = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
    Object.entries(manifest[kind] ?? {}).filter(([, version]) => !/^\d/.test(version)),
  )
  expect(loose).toEqual([])
})
