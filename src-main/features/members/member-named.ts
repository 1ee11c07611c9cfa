import { namesAnyWidth } from '../../domain/_base/text.ts'
import type { ReadHandle } from '../../store/read-handle.ts'

/** The member of a name, however wide its signs were typed: 王芳(北京) is 王芳（北京）. Undefined when nobody is called so. */
export function memberNamed(read: ReadHandle, name: string): { id: number; name: string; active: number } | undefined {
  return read.get<{ id: number; name: string; active: number }>(
    'SELECT id, name, active FROM member WHERE name IN (SELECT value FROM json_each(?)) ORDER BY name <> ?, id LIMIT 1',
    JSON.stringify(namesAnyWidth(name)),
    name,
  )
}
