/** Gives a file that the page itself made to the person, as a download. */
export function offerFile(name: string, blob: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  // The browser has begun to read it by the next turn; keeping it longer would keep the whole file in memory.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
