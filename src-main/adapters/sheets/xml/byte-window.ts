/**
 * The stretch of a byte stream under the scanner: what the last chunk left over, then the new chunk. Scanners read
 * `bytes` from `at` to `end`, move `at` past what they have finished with, and ask for more when a tag is not whole.
 */
export class ByteWindow {
  bytes: Buffer = Buffer.allocUnsafeSlow(512 * 1024)
  at = 0
  end = 0

  push(chunk: Buffer): void {
    const left = this.end - this.at
    if (left + chunk.length > this.bytes.length) {
      const larger = Buffer.allocUnsafeSlow((left + chunk.length) * 2)
      this.bytes.copy(larger, 0, this.at, this.end)
      this.bytes = larger
    } else {
      this.bytes.copyWithin(0, this.at, this.end)
    }
    chunk.copy(this.bytes, left)
    this.at = 0
    this.end = left + chunk.length
  }

  /** Bytes waiting for their tag to become whole. */
  get left(): number {
    return this.end - this.at
  }
}
