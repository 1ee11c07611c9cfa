import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { SecretVault } from '../../src-main/adapters/system/secrets.ts'

const folder = mkdtempSync(join(tmpdir(), 'jingwei-vault-'))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('without a keychain a passphrase opens the vault; the file holds nothing in clear', async () => {
  const path = join(folder, 'secrets.json')
  const vault = new SecretVault(path)
  expect(await vault.state()).toBe('unset')
  expect(await vault.write('a', 'hush')).toBe(false)
  expect(await vault.unlock('correct horse')).toBe(true)
  expect(await vault.write('a', 'hush-hush')).toBe(true)
  expect(readFileSync(path, 'utf8')).not.toContain('hush')
  const again = new SecretVault(path)
  expect(await again.state()).toBe('locked')
  expect(await again.read('a')).toBeNull()
  expect(await again.unlock('wrong horse')).toBe(false)
  expect(await again.unlock('correct horse')).toBe(true)
  expect(await again.read('a')).toBe('hush-hush')
  await again.write('a', null)
  expect(await again.read('a')).toBeNull()
})

test('with a keychain no passphrase is asked', async () => {
  const vault = new SecretVault(join(folder, 'k.json'))
  const flip = (bytes: Uint8Array) => bytes.map((byte) => byte ^ 0x5a)
  vault.useKeychain({
    available: () => Promise.resolve(true),
    encrypt: (text) => Promise.resolve(flip(Buffer.from(text))),
    decrypt: (bytes) => Promise.resolve(Buffer.from(flip(bytes)).toString()),
  })
  expect(await vault.state()).toBe('keychain')
  await vault.write('a', 'hush')
  expect(await vault.read('a')).toBe('hush')
})
