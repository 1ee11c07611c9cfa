import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WatchedFolder } from '../../src-main/adapters/system/watched-folder.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jingwei-watch-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const put = (name: string, text = 'a,b\n1,2\n') => writeFileSync(join(folder, name), text)
const names = (watched: WatchedFolder) => watched.look().map((file) => file.name)

test('what lies there already is not offered; a new file is, once, when it no longer grows', () => {
  put('旧.csv')
  const watched = new WatchedFolder(folder)
  expect(names(watched)).toEqual([])
  put('新.csv', 'a')
  expect(names(watched)).toEqual([])
  put('新.csv', 'a,b\n')
  expect(names(watched)).toEqual([])
  expect(names(watched)).toEqual(['新.csv'])
  expect(names(watched)).toEqual([])
  put('旧.csv', 'a,b\n3,4\n5,6\n')
  names(watched)
  expect(names(watched)).toEqual(['旧.csv'])
})

test('only finished spreadsheets', () => {
  const watched = new WatchedFolder(folder)
  names(watched)
  for (const name of ['~$名单.xlsx', '.hidden.csv', '名单.xlsx.crdownload', '照片.png', '空.csv', '名单.xlsx'])
    put(name, name === '空.csv' ? '' : 'x')
  names(watched)
  expect(names(watched)).toEqual(['名单.xlsx'])
})

test('a folder that goes away and comes back', () => {
  const watched = new WatchedFolder(folder)
  names(watched)
  renameSync(folder, `${folder}-away`)
  expect(names(watched)).toEqual([])
  renameSync(`${folder}-away`, folder)
  put('a.csv')
  names(watched)
  expect(names(watched)).toEqual(['a.csv'])
})
