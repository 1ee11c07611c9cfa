import { buildZip, type PartToPack } from './zip-builder.ts'

export const mainSpace = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const relationSpace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageSpace = 'http://schemas.openxmlformats.org/package/2006/relationships'

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const contentTypes =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>' +
  `<Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${sheetType}.worksheet+xml"/>` +
  `<Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${sheetType}.sharedStrings+xml"/></Types>`

export interface WorkbookToBuild {
  /** Content of `<sheetData>`, or a whole part when it begins with `<?xml`, `<worksheet` or is bytes. */
  readonly sheet: string | Uint8Array
  /** What follows `</sheetData>`. */
  readonly after?: string
  /** The `<si>` elements, or a whole part as above. */
  readonly strings?: string | Uint8Array
  /** Content of `<numFmts>` and the numFmtId of each cell style. */
  readonly formats?: string
  readonly styles?: readonly number[]
  readonly is1904?: boolean
  readonly workbook?: string
  readonly relations?: string
  readonly more?: readonly PartToPack[]
  /** Changes each part before packing. */
  readonly pack?: (part: PartToPack) => PartToPack
}

/** The bytes of an xlsx with one sheet "表". */
export function buildWorkbook(book: WorkbookToBuild): Buffer {
  const parts: PartToPack[] = [
    { name: '[Content_Types].xml', content: contentTypes },
    {
      name: '_rels/.rels',
      content: `<Relationships xmlns="${packageSpace}"><Relationship Id="rId1" Type="${relationSpace}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content:
        book.workbook ??
        `<workbook ${mainSpace} xmlns:r="${relationSpace}"><workbookPr${book.is1904 === true ? ' date1904="1"' : ''}/><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content:
        book.relations ??
        `<Relationships xmlns="${packageSpace}"><Relationship Id="rId1" Type="${relationSpace}/worksheet" Target="worksheets/sheet1.xml"/>` +
          `<Relationship Id="rId2" Type="${relationSpace}/sharedStrings" Target="sharedStrings.xml"/>` +
          `<Relationship Id="rId3" Type="${relationSpace}/styles" Target="styles.xml"/></Relationships>`,
    },
    { name: 'xl/worksheets/sheet1.xml', content: sheetPart(book) },
    {
      name: 'xl/styles.xml',
      content:
        `<styleSheet ${mainSpace}>${book.formats === undefined ? '' : `<numFmts>${book.formats}</numFmts>`}<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>` +
        `<cellXfs>${(book.styles ?? [0]).map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`,
    },
  ]
  if (book.strings !== undefined) parts.push({ name: 'xl/sharedStrings.xml', content: stringsPart(book.strings) })
  return buildZip([...parts, ...(book.more ?? [])].map(book.pack ?? ((part) => part)))
}

function sheetPart({ sheet, after = '' }: WorkbookToBuild): string | Uint8Array {
  if (typeof sheet !== 'string' || sheet.startsWith('<?xml') || /^<(?:\w+:)?worksheet/.test(sheet)) return sheet
  return `<?xml version="1.0" encoding="UTF-8"?>\n<worksheet ${mainSpace}><sheetData>${sheet}</sheetData>${after}</worksheet>`
}

function stringsPart(strings: string | Uint8Array): string | Uint8Array {
  if (typeof strings !== 'string' || strings.startsWith('<?xml')) return strings
  return `<?xml version="1.0" encoding="UTF-8"?>\n<sst ${mainSpace}>${strings}</sst>`
}
