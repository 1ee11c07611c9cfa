import { recordHash, recordHolds, type Sha256Hex } from '../_base/hash-chain.ts'

/** A link as it is stored; `content` is its canonical text. */
export interface VersionLink {
  readonly quoteId: number
  readonly sequence: number
  readonly major: number
  readonly minor: number
  readonly author: string
  readonly at: string
  readonly reason: string
  readonly outside: boolean
  readonly content: string
  readonly contentHash: string
  readonly previousHash: string
  readonly hash: string
}

/** The hash of a link (rule C1): over who, when, why, which number, the content's hash and the link before. */
export function versionHash(link: Unhashed, sha256: Sha256Hex): string {
  return recordHash(hashed(link), sha256)
}

type Unhashed = Omit<VersionLink, 'hash' | 'content'>

function hashed(link: Unhashed): object {
  const { quoteId, sequence, major, minor, author, at, reason, outside, contentHash, previousHash } = link
  return { quoteId, sequence, major, minor, author, at, reason, outside, contentHash, previousHash }
}

export interface BrokenLink {
  readonly sequence: number
  readonly why: 'content' | 'link' | 'order' | 'previous'
}

/** The first link that does not hold, of a quote's versions in their order; null when the whole chain holds. */
export function firstBrokenLink(links: readonly VersionLink[], sha256: Sha256Hex): BrokenLink | null {
  let previousHash = ''
  for (const [at, link] of links.entries()) {
    const { sequence } = link
    if (sequence !== at + 1) return { sequence, why: 'order' }
    if (link.previousHash !== previousHash) return { sequence, why: 'previous' }
    if (sha256(link.content) !== link.contentHash) return { sequence, why: 'content' }
    if (!recordHolds(hashed(link), link.hash, sha256)) return { sequence, why: 'link' }
    previousHash = link.hash
  }
  return null
}
