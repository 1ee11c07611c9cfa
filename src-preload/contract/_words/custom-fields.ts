import * as v from 'valibot'

/** What a field of the workspace's own holds (rule J1). */
export const customKinds = ['text', 'number', 'money', 'date', 'choice', 'choices', 'flag', 'link'] as const
export type CustomKind = (typeof customKinds)[number]

/** How many fields of a kind a list can have: each has a column of its own in the list's table. */
export const customPlaces: Readonly<Record<CustomKind, number>> = {
  text: 15,
  number: 8,
  money: 8,
  date: 8,
  choice: 10,
  choices: 4,
  flag: 6,
  link: 3,
}

/** A field by its place: kind and number. What it is called is the workspace's own business. */
export type CustomField = `x${Capitalize<CustomKind>}${number}`

const capital = (kind: CustomKind) => `${kind[0]?.toUpperCase() ?? ''}${kind.slice(1)}` as Capitalize<CustomKind>

/** The places of a kind, in order. */
export function placesOf(kind: CustomKind): CustomField[] {
  return Array.from({ length: customPlaces[kind] }, (_, at): CustomField => `x${capital(kind)}${at + 1}`)
}

/** Every place a list has for fields of the workspace's own. */
export const customFields: readonly CustomField[] = customKinds.flatMap(placesOf)

const kindByField: ReadonlyMap<string, CustomKind> = new Map(
  customKinds.flatMap((kind) => placesOf(kind).map((field) => [field, kind] as const)),
)

/** The kind of a field by its name; undefined for a field that is not the workspace's own. */
export function customKindOf(field: string): CustomKind | undefined {
  return kindByField.get(field)
}

/** The column a field is stored in: `xText1` in `x_text_1`. */
export function customColumn(field: CustomField): string {
  const kind = kindByField.get(field) ?? 'text'
  return `x_${kind}_${field.slice(kind.length + 1)}`
}

/** Is this a field of the workspace's own? */
export function isCustomField(field: string): field is CustomField {
  return kindByField.has(field)
}

/** Lists that can have fields of their own. */
export const customLists = ['customers', 'contacts', 'opportunities'] as const
export type CustomList = (typeof customLists)[number]

/** A row's own fields as stored, without blanks: money in fen, yes and no as 1 and 0, several choices joined by commas. */
export const customValues = v.record(v.string(), v.union([v.string(), v.number()]))
export type CustomValues = v.InferOutput<typeof customValues>
