import type { HeldFile } from '../../src-preload/contract/files.ts'
import type { Wire } from './wire.ts'

/** Gives a file the host holds to the person: the native dialog where there is one, else the browser's download. Answers whether it was saved. */
export async function saveHeldFile(wire: Wire, file: HeldFile): Promise<boolean> {
  const address = wire.transport.downloadAddress(file)
  if (address === null) return (await wire.call('files.saveAs', { fileId: file.fileId })).saved
  const link = document.createElement('a')
  link.href = address
  link.download = file.name
  link.click()
  return true
}
