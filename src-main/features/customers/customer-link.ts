import { companyNameKey } from '../../domain/customers/company-name-key.ts'
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
  const exact = alike.filter((customer) => customer.name === name)
  const [only, second] = exact.length > 0 ? exact : alike
  if (only && !second) return found(only.id)
  if (only) return { id: null, doubt: `several-customers:${name}`, candidates: alike.map(({ id }) => id), scope: key }
  return { id: null, doubt: creating('customer', name) ? null : `no-such-customer:${name}`, candidates: [], scope: key }
}
