import type { ApprovalNode } from '../../../src-preload/contract/_words/quote.ts'
import type { MemberRole } from '../../../src-preload/contract/members.ts'
import type { ApprovalReading } from '../../domain/quotes/approval-flow.ts'
import type { Reading } from '../../store/contexts.ts'
import type { ReadHandle } from '../../store/read-handle.ts'

import { deputiesOf } from './node-face.ts'

export interface Person {
  readonly name: string
  readonly role: MemberRole
}

/** The active member of this name. */
export function memberOf(read: ReadHandle, name: string): Person | undefined {
  return read.get<Person>('SELECT name, role FROM member WHERE name = ? AND active = 1', name)
}

/** A node belongs to the role of its name; whoever it was delegated to may act as well, and who stands in for one that is away. */
export function mayAct(
  { read, clock }: Pick<Reading, 'read' | 'clock'>,
  person: Person | undefined,
  node: ApprovalNode,
  reading: ApprovalReading,
): boolean {
  if (!person) return false
  const delegates = reading.nodes.find((one) => one.node === node)?.delegates ?? []
  if (person.role === node || delegates.includes(person.name)) return true
  return deputiesOf(read, node, delegates, clock.today()).includes(person.name)
}
