import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** The system's keychain, where there is one. */
export interface Keychain {
  available(): Promise<boolean>
  encrypt(text: string): Promise<Uint8Array>
  decrypt(bytes: Uint8Array): Promise<string>
}

export type VaultState = 'keychain' | 'open' | 'locked' | 'unset'

interface Sealed {
  readonly iv: string
  readonly tag: string
  readonly data: string
}

interface VaultFile {
  readonly version: 1
  /** Set once a passphrase was chosen: the check tells a wrong one. */
  readonly passphrase?: { readonly salt: string; readonly check: Sealed }
  readonly sealed: Readonly<Record<string, Sealed>>
  readonly keychain: Readonly<Record<string, string>>
}

/** Some 100 ms and 32 MB to try one passphrase. */
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }
const checkText = 'jingwei'

/**
 * Secrets of this machine: one file beside the app's own, each entry encrypted by the keychain or, without one, by a key from a
 * passphrase (scrypt, AES-256-GCM). The workspace never holds them.
 */
export class SecretVault {
  readonly #path: string
  #keychain: Keychain | null = null
  #key: Buffer | null = null

  constructor(path: string) {
    this.#path = path
  }

  useKeychain(keychain: Keychain): void {
    this.#keychain = keychain
  }

  async state(): Promise<VaultState> {
    if (await this.#hasKeychain()) return 'keychain'
    if (this.#key) return 'open'
    return this.#read().passphrase ? 'locked' : 'unset'
  }

  /** Opens with the passphrase, or sets it when none was set. False: it is the wrong one. */
  async unlock(passphrase: string): Promise<boolean> {
    const file = this.#read()
    const salt = file.passphrase ? Buffer.from(file.passphrase.salt, 'base64') : randomBytes(16)
    const key = await derive(passphrase, salt)
    if (file.passphrase) {
      if (unseal(key, file.passphrase.check) !== checkText) return false
    } else this.#write({ ...file, passphrase: { salt: salt.toString('base64'), check: seal(key, checkText) } })
    this.#key = key
    return true
  }

  /** Null where there is none, or it cannot be read now. */
  async read(name: string): Promise<string | null> {
    const file = this.#read()
    const kept = file.keychain[name]
    if (kept !== undefined && this.#keychain && (await this.#hasKeychain()))
      return this.#keychain.decrypt(Buffer.from(kept, 'base64')).catch(() => null)
    const sealed = file.sealed[name]
    return sealed && this.#key ? unseal(this.#key, sealed) : null
  }

  /** Keeps or, with null, forgets; false when the vault is locked. */
  async write(name: string, value: string | null): Promise<boolean> {
    const { [name]: _, ...sealed } = this.#read().sealed
    const { [name]: __, ...keychain } = this.#read().keychain
    if (value === null) this.#write({ ...this.#read(), sealed, keychain })
    else if (this.#keychain && (await this.#hasKeychain())) {
      const bytes = Buffer.from(await this.#keychain.encrypt(value)).toString('base64')
      this.#write({ ...this.#read(), sealed, keychain: { ...keychain, [name]: bytes } })
    } else if (this.#key) this.#write({ ...this.#read(), keychain, sealed: { ...sealed, [name]: seal(this.#key, value) } })
    else return false
    return true
  }

  async #hasKeychain(): Promise<boolean> {
    return this.#keychain !== null && (await this.#keychain.available().catch(() => false))
  }

  #read(): VaultFile {
    const empty: VaultFile = { version: 1, sealed: {}, keychain: {} }
    return existsSync(this.#path) ? { ...empty, ...(JSON.parse(readFileSync(this.#path, 'utf8')) as VaultFile) } : empty
  }

  /** Beside and then in place: a kill leaves the old file or the new one. */
  #write(file: VaultFile): void {
    mkdirSync(dirname(this.#path), { recursive: true, mode: 0o700 })
    const fresh = `${this.#path}.new`
    writeFileSync(fresh, JSON.stringify(file), { mode: 0o600 })
    renameSync(fresh, this.#path)
  }
}

function derive(passphrase: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    scrypt(passphrase.normalize('NFKC'), salt, 32, cost, (error, key) => (error ? reject(error) : resolve(key))),
  )
}

function seal(key: Buffer, text: string): Sealed {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return { iv: iv.toString('base64'), tag: cipher.getAuthTag().toString('base64'), data: data.toString('base64') }
}

function unseal(key: Buffer, { iv, tag, data }: Sealed): string | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64'))
    decipher.setAuthTag(Buffer.from(tag, 'base64'))
    return Buffer.concat([decipher.update(Buffer.from(data, 'base64')), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
