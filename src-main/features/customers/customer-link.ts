import { foldText } from '../../domain/_base/text.ts'
import { companyNameKey } from '../../domain/customers/company-name-key.ts'
import { meantByName } from '../../domain/customers/same-customer.ts'
import type { ReadHandle } from '../../store/read-handle.ts'
import type { Link } from '../imports/index.ts'

/** The customer that a row names, by credit code, then by name; `creating` tells whether a name that is not there is made. */
export function customerLink(
  read: ReadHandle,
  name: string | null,
  code: string | null,
  creating: (field: string, name: string) => boolean,
): Link {
  const found = (id: number): Link => ({ id, doubt: null, candidates: [], scope: `#${id}` })
  if (code !== null) {
    const owners = read.all<{ id: number }>('SELECT id FROM customer WHERE uscc = ? LIMIT 21', code)
    const [only, second] = owners
    if (only && !second) return found(only.id)
    if (second) return { id: null, doubt: `several-customers:${code}`, candidates: owners.map(({ id }) => id), scope: code }
  }
  if (name === null)
    return { id: null, doubt: code === null ? 'no-customer' : `no-such-customer:${code}`, candidates: [], scope: '' }
  const key = companyNameKey(name)
  const alike = read.all<{ id: number; name: string }>('SELECT id, name FROM customer WHERE name_key = ? LIMIT 21', key)
  const [only, second] = meantByName(alike, name)
  if (only && !second) return found(only.id)
  if (only) return { id: null, doubt: `several-customers:${name}`, candidates: alike.map(({ id }) => id), scope: key }
  // What is called alike and is another (上海 beside 北京, 股份 beside 有限) is offered, never taken.
  return {
    id: null,
    doubt: creating('customer', name) ? null : `no-such-customer:${name}`,
    candidates: alike.map(({ id }) => id),
    scope: `${key} ${foldText(name)}`,
  }
}
