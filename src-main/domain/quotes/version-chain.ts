import { canonicalText } from './canonical-text.ts'

/** Lower-case hex of SHA-256 over UTF-8 text. Rules own no cryptography: whoever runs them hands it in. */
export type Sha256 = (text: string) => string

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
export function linkHash(link: Omit<VersionLink, 'hash' | 'content'>, sha256: Sha256): string {
  const { quoteId, sequence, major, minor, author, at, reason, outside, contentHash, previousHash } = link
  return sha256(canonicalText({ quoteId, sequence, major, minor, author, at, reason, outside, contentHash, previousHash }))
}

export interface BrokenLink {
  readonly sequence: number
  readonly why: 'content' | 'link' | 'order' | 'previous'
}

/** The first link that does not hold, of a quote's versions in their order; null when the whole chain holds. */
export function firstBrokenLink(links: readonly VersionLink[], sha256: Sha256): BrokenLink | null {
  let previousHash = ''
  for (const [at, link] of links.entries()) {
    const { sequence } = link
    if (sequence !== at + 1) return { sequence, why: 'order' }
    if (link.previousHash !== previousHash) return { sequence, why: 'previous' }
    if (sha256(link.content) !== link.contentHash) return { sequence, why: 'content' }
    if (linkHash(link, sha256) !== link.hash) return { sequence, why: 'link' }
    previousHash = link.hash
  }
  return null
}
