import { CallFailed } from '../../../src-preload/contract/_kit/failure.ts'
import type { MemberRole } from '../../../src-preload/contract/members.ts'
import type { ReadHandle } from '../../store/read-handle.ts'

export interface ActingMember {
  readonly id: number
  readonly name: string
  readonly role: MemberRole
}

/** Roles that decide about money; those who sell may enter but not decide. */
export const decidingRoles: readonly MemberRole[] = ['finance', 'director', 'vp', 'administrator']

/** The member who acts, in one of the roles where given. Throws `no-such-member` or `role-may-not` of the slice. */
export function actingMember(
  read: ReadHandle,
  slice: 'rebates' | 'reconciliation' | 'policies',
  by: number,
  roles?: readonly MemberRole[],
): ActingMember {
  const member = read.get<ActingMember & { active: number }>('SELECT id, name, role, active FROM member WHERE id = ?', by)
  if (!member || member.active !== 1)
    throw new CallFailed({
      code: `${slice}.no-such-member`,
      kind: 'not-found',
      message: '请先选择是谁在操作：找不到这位在职成员。',
      details: {},
    })
  if (roles && !roles.includes(member.role))
    throw new CallFailed({
      code: `${slice}.role-may-not`,
      kind: 'forbidden',
      message: `“${member.name}”的角色不能做这一步，需要财务、总监、副总裁或管理员。`,
      details: { role: member.role },
    })
  return member
}
