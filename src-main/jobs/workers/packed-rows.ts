import type { StreamedRow } from './sheet-messages.ts'

/**
 * Rows between threads as one flat array of plain values: copying 500 objects of objects took longer than cleaning
 * their rows.
 */
export type PackedRows = readonly (string | number | null)[]

const warningSeparator = '\u001f'

export function packRows(rows: readonly StreamedRow[]): PackedRows {
  const packed: (string | number | null)[] = []
  for (const { row, ignored, content, identity, owner, warnings, raw } of rows)
    packed.push(
      row,
      ignored ? 1 : 0,
      content,
      identity?.name ?? null,
      identity?.nameKey ?? null,
      identity?.validUscc ?? null,
      identity?.phone ?? null,
      identity?.city ?? null,
      identity?.contactName ?? null,
      owner,
      warnings.length === 0 ? null : warnings.join(warningSeparator),
      raw,
    )
  return packed
}

const stride = 12

export function* unpackRows(packed: PackedRows): Generator<StreamedRow> {
  for (let at = 0; at < packed.length; at += stride) {
    const [row, ignored, content, name, nameKey, validUscc, phone, city, contactName, owner, warnings, raw] = packed.slice(
      at,
      at + stride,
    )
    yield {
      row: Number(row),
      ignored: ignored === 1,
      content: text(content),
      identity:
        name === null
          ? null
          : {
              name: String(name),
              nameKey: String(nameKey),
              validUscc: text(validUscc),
              phone: text(phone),
              city: text(city),
              contactName: text(contactName),
            },
      owner: text(owner),
      warnings: typeof warnings === 'string' ? warnings.split(warningSeparator) : [],
      raw: String(raw),
    }
  }
}

function text(value: string | number | null | undefined): string | null {
  return typeof value === 'string' ? value : null
}
