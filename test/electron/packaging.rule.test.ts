import { getCurrentFuseWire, FuseState, FuseV1Options } from '@electron/fuses'
import { build, Platform } from 'electron-builder'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import builder from '../../resources/build/electron-builder.config.mjs'
import { dataFolder } from '../_harness/data-folder.ts'

const root = resolve(import.meta.dirname, '..', '..')
const on = FuseState.ENABLE
const off = FuseState.DISABLE

/** As much of an unpacked Electron as packaging touches: a program with a fuse wire (all fuses as Electron ships them), and its company. */
function pretendElectron(folder: string): string {
  mkdirSync(join(folder, 'locales'), { recursive: true })
  mkdirSync(join(folder, 'resources'))
  const wire = Buffer.concat([Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), Buffer.from([1, 9]), Buffer.from('101100011')])
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.alloc(64), wire, Buffer.alloc(64)]), { mode: 0o755 })
  for (const name of ['version', 'LICENSE', 'LICENSES.chromium.html', 'locales/zh-CN.pak', 'locales/en-US.pak'])
    writeFileSync(join(folder, name), '45.4.1')
  return folder
}

// The real tool over the built files, on a pretended Electron: the binary itself is never looked into.
test.runIf(process.platform === 'linux')(
  'packaging puts our code in the archive, the binary beside it, and blows the fuses',
  { timeout: 120_000 },
  async () => {
    using folder = dataFolder()
    const output = join(folder.path, 'dist')
    const electronDist = pretendElectron(join(folder.path, 'electron'))
    const config = { ...builder, electronDist, directories: { ...builder.directories, output } }
    await build({ projectDir: root, targets: Platform.LINUX.createTarget('dir'), config, publish: 'never' })
    const packaged = join(output, 'linux-unpacked')
    const fuses = await getCurrentFuseWire(join(packaged, 'jingwei'))
    expect(fuses).toMatchObject({
      [FuseV1Options.RunAsNode]: off,
      [FuseV1Options.EnableCookieEncryption]: on,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: off,
      [FuseV1Options.EnableNodeCliInspectArguments]: off,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: on,
      [FuseV1Options.OnlyLoadAppFromAsar]: on,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: off,
    })
    expect(existsSync(join(packaged, 'resources', 'better_sqlite3.node'))).toBe(true)
    // The archive's head is its list of files, as JSON.
    const archive = readFileSync(join(packaged, 'resources', 'app.asar'))
    const list = JSON.parse(archive.toString('utf8', 16, 16 + archive.readUInt32LE(12))) as {
      files: Record<string, { files?: object }>
    }
    expect(Object.keys(list.files).toSorted()).toEqual(['out', 'package.json'])
    expect(Object.keys(list.files['out']?.files ?? {}).toSorted()).toEqual(['main', 'preload', 'renderer'])
    expect(JSON.stringify(list)).not.toContain('.js.map')
  },
)

test('what the built main asks for is in the archive or part of Electron', () => {
  const outside = new Set<string>()
  for (const entry of ['index', 'store-thread', 'sheet-thread'])
    for (const [, name = ''] of readFileSync(join(root, 'out', 'main', `${entry}.js`), 'utf8').matchAll(
      /^import .* from "([^."][^"]*)"/gm,
    ))
      if (!name.startsWith('node:')) outside.add(name)
  expect([...outside]).toEqual(['electron'])
})

test('a workspace opens by its extension, and updates come only from https', () => {
  expect(builder.fileAssociations).toMatchObject([{ ext: 'jw' }])
  expect(builder.publish).toBeNull()
})
