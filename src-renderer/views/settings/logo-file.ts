import { logoLimits } from '../../../src-preload/contract/papers.ts'

export type LogoTrouble = 'bad' | 'too-large'

/** A picture file as a data address no larger than a letterhead takes; a PNG stays one, for its transparency. */
export async function readLogo(file: File): Promise<{ address: string } | { trouble: LogoTrouble }> {
  const bitmap = await createImageBitmap(file).catch(() => null)
  if (!bitmap || (file.type !== 'image/png' && file.type !== 'image/jpeg')) return { trouble: 'bad' }
  for (const most of [logoLimits.pixels, 800, 500]) {
    const scale = Math.min(1, most / Math.max(bitmap.width, bitmap.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(bitmap.width * scale))
    canvas.height = Math.max(1, Math.round(bitmap.height * scale))
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    const address = canvas.toDataURL(file.type, 0.92)
    // Four letters of the address stand for three bytes.
    if ((address.length * 3) / 4 <= logoLimits.bytes) return { address }
  }
  return { trouble: 'too-large' }
}
