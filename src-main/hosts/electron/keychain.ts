import { safeStorage } from 'electron'
import type { Keychain } from '../../adapters/system/secrets.ts'

/** The system's keychain through Electron. */
export const systemKeychain: Keychain = {
  available: () => safeStorage.isAsyncEncryptionAvailable(),
  encrypt: (text) => safeStorage.encryptStringAsync(text),
  decrypt: async (bytes) => (await safeStorage.decryptStringAsync(Buffer.from(bytes))).result,
}
