import * as fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { findDelimiter } from '../../src-main/adapters/sheets/text/delimiter.ts'
import { RecordScanner } from '../../src-main/adapters/sheets/text/record-scanner.ts'

interface Scanned {
  readonly records: string[][]
  readonly notices: string[]
}

function scan(pieces: readonly string[], delimiter = ',', longest = 1000): Scanned {
  const records: string[][] = []
  const notices: string[] = []
  const scanner = new RecordScanner(delimiter, longest, (code, record) => notices.push(`${code}@${record}`))
  const take = (): void => {
    for (let record = scanner.next(); record !== undefined; record = scanner.next()) records.push(record)
  }
  for (const piece of pieces) {
    scanner.push(piece)
    take()
  }
  scanner.end()
  take()
  return { records, notices }
}

const field = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.constantFrom('', '华东', 'a"b', 'x\ny', 'x\r\ny', ' ', '"', ',', ';', '""'),
)
const table = fc.array(fc.array(field, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 })

describe('against papaparse', () => {
  test.each([',', '\t', ';', '|'])('what it writes with %j is read back, in whatever pieces', (delimiter) => {
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n', '\r'), fc.array(fc.nat({ max: 40 })), (rows, newline, cuts) => {
        const text = Papa.unparse(rows, { delimiter, newline, quotes: true })
        const oracle = Papa.parse<string[]>(text, { delimiter, newline }).data
        expect(scan([text], delimiter).records).toEqual(oracle)
        expect(scan(cut(text, cuts), delimiter)).toEqual({ records: oracle, notices: [] })
      }),
    )
  })
  test('fields without quotes', () => {
    const plain = fc.array(fc.array(fc.stringMatching(/^[a-z 华东0-9]{0,5}$/), { minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 6,
    })
    fc.assert(
      fc.property(plain, fc.constantFrom('\n', '\r\n'), fc.array(fc.nat({ max: 20 })), (rows, newline, cuts) => {
        const text = rows.map((row) => row.join(',')).join(newline)
        const oracle = Papa.parse<string[]>(text, { delimiter: ',', newline }).data
        const expected = text === '' || text.endsWith(newline) ? oracle.slice(0, -1) : oracle
        expect(scan(cut(text, cuts)).records).toEqual(text === '' ? [] : expected)
      }),
    )
  })
})

describe('quotes that do not mean what quotes mean', () => {
  test('whatever ends the lines and wherever the text is cut, the rows are the same', () => {
    const texts = [
      'a,b\n1,"x\n2,"y"\n3,z\n',
      'a,b\n1,"x\n2,y\n3,z',
      '"a\nb",c\n1,"x" tail\n"2\n,3',
      'a,"b\nc",d\n1,"x\n2,"y\n"3",z',
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.constantFrom('\r\n', '\r'),
        fc.array(fc.nat({ max: 40 })),
        (text, newline, cuts) => {
          const asLineFeeds = scan([text])
          const written = text.replaceAll('\n', newline)
          const found = scan(cut(written, cuts))
          expect({
            ...found,
            records: found.records.map((record) => record.map((cell) => cell.replaceAll(newline, '\n'))),
          }).toEqual(asLineFeeds)
        },
      ),
    )
  })
  test('one left open at the end costs no rows', () => {
    expect(scan(['a,b\n1,"x\n2,y\n3,z'])).toEqual({
      records: [
        ['a', 'b'],
        ['1', '"x'],
        ['2', 'y'],
        ['3', 'z'],
      ],
      notices: ['unterminated-quote@2'],
    })
  })
  test('one left open that meets another costs no rows', () => {
    expect(scan(['a,b\n1,"x\n2,"y"\n3,z\n'])).toEqual({
      records: [
        ['a', 'b'],
        ['1', '"x'],
        ['2', 'y'],
        ['3', 'z'],
      ],
      notices: ['stray-quote@2'],
    })
  })
  test('one that grows too long is taken as it stands', () => {
    const lines = Array.from({ length: 50 }, (_, n) => `${n},text`)
    const { records, notices } = scan([`a,"b\n${lines.join('\n')}`], ',', 100)
    expect(records).toHaveLength(51)
    expect(notices).toEqual(['unterminated-quote@1'])
  })
  test('text after the closing quote belongs to the field; a quote inside a field is a quote', () => {
    expect(scan(['"a"b,5" 屏,"c" \n']).records).toEqual([['ab', '5" 屏', 'c ']])
  })
  test('ragged rows, blank lines and a last line without end are kept as they are', () => {
    expect(scan(['a\nb,c,\n\n,"d"']).records).toEqual([['a'], ['b', 'c', ''], [''], ['', 'd']])
  })
})

describe('delimiter', () => {
  test.each([
    ['a,b,c\n1,2,3\n', ','],
    ['名称\t备注\n甲\t一,二,三\n乙\t四,五,六\n', '\t'],
    ['名称;金额\n甲;1,5\n乙;2,5\n', ';'],
    ['a|b\n1|2\n', '|'],
    ['"a,b";c\n"d,e";f\n', ';'],
    ['姓名\n张三\n', ','],
    ['说明一行\na;b;c\n1;2;3\n', ';'],
    ['a,b,c', ','],
  ])('%j', (text, delimiter) => expect(findDelimiter(text, true).delimiter).toBe(delimiter))
  test('a sep= line tells it and is skipped', () => {
    expect(findDelimiter('sep=;\r\na,b;c\r\n', true)).toEqual({ delimiter: ';', skip: 7 })
  })
})

function cut(text: string, cuts: readonly number[]): string[] {
  const pieces: string[] = []
  let at = 0
  for (const length of cuts) {
    pieces.push(text.slice(at, at + length))
    at += length
  }
  return [...pieces, text.slice(at)]
}
