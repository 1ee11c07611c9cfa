import { SheetFailure } from '../sheet-source.ts'
import { attribute, decodeXmlPart, xmlTags } from '../xml/xml-tags.ts'
import type { ZipPackage } from '../zip/zip-package.ts'
import { builtInNumberKind, numberKindOf } from './number-formats.ts'

interface Relation {
  readonly id: string
  /** Last step of the relation type, the same in the transitional and the strict variant: `worksheet`, `styles` … */
  readonly kind: string
  readonly target: string
}

export interface WorkbookSheet {
  readonly name: string
  readonly hidden: boolean
  readonly part: string
}

export interface Workbook {
  readonly sheets: readonly WorkbookSheet[]
  readonly is1904: boolean
  readonly stylesPart: string | undefined
  readonly sharedStringsPart: string | undefined
}

/** Name of the package's main part by its root relations, e.g. `xl/workbook.xml`; undefined when it has none. */
export async function mainPart(zip: ZipPackage): Promise<string | undefined> {
  const relations = await readRelations(zip, '')
  const main = relations.find((relation) => relation.kind === 'officeDocument')?.target
  if (main !== undefined && zip.find(main) !== undefined) return main
  return ['xl/workbook.xml', 'xl/workbook.bin'].find((name) => zip.find(name) !== undefined)
}

/** Sheets in tab order (chart, dialog and macro sheets left out) and the parts they need. */
export async function readWorkbook(zip: ZipPackage, part: string): Promise<Workbook> {
  const bytes = await zip.part(part)
  if (bytes === undefined) throw new SheetFailure('damaged', { part })
  const relations = await readRelations(zip, part)
  const byId = new Map(relations.map((relation) => [relation.id, relation]))
  const sheets: WorkbookSheet[] = []
  let is1904 = false
  let isClosed = false
  for (const tag of xmlTags(decodeXmlPart(bytes), part)) {
    if (tag.kind === 'close') {
      isClosed ||= tag.name === 'workbook'
    } else if (tag.name === 'workbookPr') {
      is1904 = /^(1|true|on)$/.test(attribute(tag, 'date1904') ?? '')
    } else if (tag.name === 'sheet') {
      const name = attribute(tag, 'name') ?? ''
      const relation = byId.get(attribute(tag, 'id') ?? '')
      if (relation !== undefined && relation.kind !== 'worksheet') continue
      // A name without a sheet is listed, so that reading it fails by name instead of its rows going missing.
      sheets.push({ name, hidden: /hidden/i.test(attribute(tag, 'state') ?? ''), part: relation?.target ?? '' })
    }
  }
  if (!isClosed) throw new SheetFailure('damaged', { part })
  const target = (kind: string): string | undefined => relations.find((relation) => relation.kind === kind)?.target
  return { sheets, is1904, stylesPart: target('styles'), sharedStringsPart: target('sharedStrings') }
}

/** By cell style index: 1 where the number format makes numbers dates. */
export async function readDateStyles(zip: ZipPackage, part: string | undefined): Promise<Uint8Array> {
  const bytes = part === undefined ? undefined : await zip.part(part)
  if (part === undefined || bytes === undefined) return new Uint8Array(0)
  const kinds = new Map<number, number>()
  const styles: number[] = []
  let isCellFormat = false
  for (const tag of xmlTags(decodeXmlPart(bytes), part)) {
    if (tag.name === 'cellXfs') {
      isCellFormat = tag.kind === 'open'
    } else if (tag.name === 'numFmt' && tag.kind !== 'close') {
      const code = attribute(tag, 'formatCode')
      if (code !== undefined) kinds.set(Number(attribute(tag, 'numFmtId')), numberKindOf(code) === 'date' ? 1 : 0)
    } else if (isCellFormat && tag.name === 'xf' && tag.kind !== 'close') {
      const id = Number(attribute(tag, 'numFmtId') ?? 0)
      styles.push(kinds.get(id) ?? (builtInNumberKind(id) === 'date' ? 1 : 0))
    }
  }
  return Uint8Array.from(styles)
}

async function readRelations(zip: ZipPackage, part: string): Promise<readonly Relation[]> {
  const slash = part.lastIndexOf('/')
  const folder = part.slice(0, slash + 1)
  const name = `${folder}_rels/${part.slice(slash + 1)}.rels`
  const bytes = await zip.part(name)
  if (bytes === undefined) return []
  const relations: Relation[] = []
  for (const tag of xmlTags(decodeXmlPart(bytes), name)) {
    // External targets (links to other workbooks, web queries) are never followed.
    if (tag.name !== 'Relationship' || attribute(tag, 'TargetMode') === 'External') continue
    const type = attribute(tag, 'Type') ?? ''
    const target = attribute(tag, 'Target') ?? ''
    relations.push({
      id: attribute(tag, 'Id') ?? '',
      kind: type.slice(type.lastIndexOf('/') + 1),
      target: resolvePart(folder, target),
    })
  }
  return relations
}

/** `../a/b.xml` against its folder; steps above the package's root have nowhere to go and are dropped. */
function resolvePart(folder: string, target: string): string {
  const steps: string[] = []
  const path = target.replaceAll('\\', '/')
  for (const step of (path.startsWith('/') ? path : folder + path).split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}
