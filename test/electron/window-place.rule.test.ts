import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readPlace, rememberPlace } from '../../src-main/hosts/electron/window-place.ts'
import { dataFolder } from '../_harness/data-folder.ts'

const screens = [
  { x: 0, y: 0, width: 1920, height: 1080 },
  { x: 1920, y: 0, width: 1280, height: 1024 },
]
const usual = { width: 1440, height: 900, maximized: false }

test.each([
  [
    'as remembered',
    { x: 2000, y: 10, width: 1100, height: 700, maximized: true },
    { x: 2000, y: 10, width: 1100, height: 700, maximized: true },
  ],
  [
    'without a place when its screen is gone',
    { x: 5000, y: 10, width: 1100, height: 700, maximized: false },
    { width: 1100, height: 700, maximized: false },
  ],
  [
    'without a place when its title would be above the screen',
    { x: 0, y: -300, width: 1100, height: 700, maximized: false },
    { width: 1100, height: 700, maximized: false },
  ],
  ['never smaller than it can be used', { width: 10, height: 10 }, { width: 960, height: 600, maximized: false }],
  ['as usual when numbers are not numbers', { width: 'wide', height: null, x: 'left' }, usual],
  ['as usual when there is no such list', [], usual],
])('a window opens %s', (_, kept, expected) => {
  using folder = dataFolder()
  writeFileSync(join(folder.path, 'window.json'), JSON.stringify(kept))
  expect(readPlace(folder.path, screens)).toEqual(expected)
})

test('a missing or broken file gives the usual place, a full disk no error', () => {
  using folder = dataFolder()
  expect(readPlace(folder.path, screens)).toEqual(usual)
  writeFileSync(join(folder.path, 'window.json'), '{"width":')
  expect(readPlace(folder.path, screens)).toEqual(usual)
  rememberPlace(join(folder.path, 'window.json', 'not a folder'), usual)
  rememberPlace(join(folder.path, 'new'), usual)
  expect(JSON.parse(readFileSync(join(folder.path, 'new', 'window.json'), 'utf8'))).toEqual(usual)
})
