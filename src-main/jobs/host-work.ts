import type { RuleSettings } from '../../src-preload/contract/settings.ts'
import type { HeldFiles } from '../adapters/system/held-files.ts'
import type { StoreAccess } from '../store/threads/store-access.ts'
import type { JobControl } from './runner.ts'

/** What host-side feature code may use: it forwards work to threads and never touches SQLite itself. */
export interface HostWork {
  readonly config: { readonly paths: { readonly sheetThread: string } }
  readonly files: HeldFiles
  store(): StoreAccess
}

export interface HostJob extends HostWork, JobControl {
  /** The rules that hold today. */
  rules(): Promise<RuleSettings>
  /** Has the alert rules run when the writer is free, and the desktop told; nobody waits for it. */
  evaluateAlertsSoon(): void
}
