import type { RefusalCause } from '../../../src-preload/contract/_words/grid.ts'

const address = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

/** What is wrong with a contact's telephone number or address, however it was typed; null for nothing. */
export function contactProblem(field: 'phone' | 'email', text: string): { cause: RefusalCause; reason: string } | null {
  if (text === '') return null
  if (field === 'phone')
    return /\d/.test(text) ? null : { cause: 'not-phone', reason: `“${text}”不是电话号码。可以写 13812345678、021-61234567` }
  return address.test(text) ? null : { cause: 'not-email', reason: `“${text}”不是邮箱地址。可以写 name@example.com` }
}
