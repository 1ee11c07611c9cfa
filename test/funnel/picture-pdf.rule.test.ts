import { expect, test } from 'vitest'
import { picturePdf } from '../../src-renderer/charts/picture-pdf.ts'

const latin = (bytes: Uint8Array) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')

test('every object stands where the table of the PDF says, and the picture is whole', () => {
  const jpeg = Uint8Array.from({ length: 3000 }, (_, index) => (index * 7) % 256)
  const text = latin(picturePdf(jpeg, 1600, 400))
  expect(text.startsWith('%PDF-1.4\n')).toBe(true)
  const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1])
  expect(text.slice(table, table + 5)).toBe('xref\n')
  const offsets = [...text.slice(table).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, at]) => Number(at))
  expect(offsets).toHaveLength(5)
  for (const [index, at] of offsets.entries()) expect(text.slice(at).startsWith(`${index + 1} 0 obj\n`)).toBe(true)
  const begin = text.indexOf('stream\n', offsets[3]) + 'stream\n'.length
  expect(text.slice(begin, begin + 3000)).toBe(latin(jpeg))
  expect(text.slice(begin + 3000).startsWith('\nendstream')).toBe(true)
  expect(text).toContain('/Length 3000')
})

test('a picture keeps its proportions and stays inside the margins, broad or high', () => {
  for (const [width, height] of [
    [1600, 400],
    [400, 1600],
    [10, 10],
  ] as const) {
    const drawn = /q ([\d.]+) 0 0 ([\d.]+) ([\d.]+) ([\d.]+) cm/.exec(latin(picturePdf(new Uint8Array(1), width, height)))
    const [wide = 0, high = 0, left = 0, bottom = 0] = drawn?.slice(1).map(Number) ?? []
    expect(Math.abs(wide / high - width / height) / (width / height)).toBeLessThan(0.001)
    expect(left).toBeGreaterThanOrEqual(28)
    expect(bottom).toBeGreaterThanOrEqual(28)
    expect(left * 2 + wide).toBeCloseTo(842, 1)
    expect(bottom * 2 + high).toBeCloseTo(595, 1)
  }
})
