import { canonicalJson, type Canonical } from './canonical-json.ts'

/** SHA-256 of UTF-8 text as lower-case hex; given by the host, which has it. */
export type Sha256Hex = (text: string) => string

/** The hash of a record that itself names the hash before it, as versions and events of quotes do. */
export function recordHash(record: object, sha256: Sha256Hex): string {
  return sha256(canonicalJson(record))
}

/** Is this the record's hash? What cannot be spelled (a tampered fraction) is not. */
export function recordHolds(record: object, hash: string, sha256: Sha256Hex): boolean {
  try {
    return recordHash(record, sha256) === hash
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

export interface ChainLink {
  readonly content: Canonical
  readonly hash: string
}

/** Before the first link. */
export const chainStart = '0'.repeat(64)

/** The hash of a snapshot (rule C1): over its one spelling and the hash before it, each on a line. */
export function linkHash(content: Canonical, previous: string, sha256: Sha256Hex): string {
  return sha256(`${previous}\n${canonicalJson(content)}`)
}

/** The place of the first link that does not follow from its content and the one before; null: the chain is whole. */
export function brokenAt(links: readonly ChainLink[], sha256: Sha256Hex): number | null {
  let previous = chainStart
  for (const [place, { content, hash }] of links.entries()) {
    if (linkHash(content, previous, sha256) !== hash) return place
    previous = hash
  }
  return null
}
