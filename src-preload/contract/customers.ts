import * as v from 'valibot'
import { command, query } from './_kit/declare.ts'
import { count, dateOnly, id, instant, money, text } from './_words/basics.ts'
import { customFields, customValues, type CustomField } from './_words/custom-fields.ts'
import { exportMethod } from './_words/export.ts'
import { rowQuery, sort, window } from './_words/filter.ts'
import { gridMethods, refusalCauses } from './_words/grid.ts'
import { tiers } from './_words/tiers.ts'

export { tiers, type Tier } from './_words/tiers.ts'

/** Decision roles of rule B5, as stored. */
export const decisionRoles = ['决策者', '影响者', '采购', '使用者', '技术把关', '财务'] as const

/** The seven fields without which a customer is 待完善 (rule B5). */
export const coreFields = ['type', 'industry', 'region', 'budget', 'decisionRole', 'source', 'owner'] as const
export type CoreField = (typeof coreFields)[number]

const ownEditable = [
  'name',
  'shortName',
  'uscc',
  'type',
  'industry',
  'region',
  'province',
  'city',
  'budget',
  'source',
  'owner',
  'annualPurchase',
  'lastContactOn',
  'serviceEndOn',
  'tags',
  'remark',
] as const
export type EditableField = (typeof ownEditable)[number] | CustomField
/** Fields a cell edit may name, those of the workspace's own (rule J1) among them. `budget` and money take text as people write it (10万, 50万-100万, ¥1,200). */
export const editableFields: readonly EditableField[] = [...ownEditable, ...customFields]

const contact = v.object({
  id,
  customerId: id,
  name: v.string(),
  title: v.nullable(v.string()),
  phone: v.nullable(v.string()),
  email: v.nullable(v.string()),
  decisionRole: v.nullable(v.picklist(decisionRoles)),
  /** The role was inferred from the title, not confirmed by a person. */
  roleInferred: v.boolean(),
})
export type Contact = v.InferOutput<typeof contact>

const row = v.object({
  id,
  name: v.string(),
  shortName: v.nullable(v.string()),
  uscc: v.nullable(v.string()),
  /** Null without a code. */
  usccValid: v.nullable(v.boolean()),
  type: v.nullable(v.string()),
  industry: v.nullable(v.string()),
  region: v.nullable(v.string()),
  province: v.nullable(v.string()),
  city: v.nullable(v.string()),
  budgetMin: v.nullable(money),
  /** Null with a budgetMin means open upwards; equal to budgetMin means one figure. */
  budgetMax: v.nullable(money),
  source: v.nullable(v.string()),
  ownerId: v.nullable(id),
  ownerName: v.nullable(v.string()),
  tier: v.nullable(v.picklist(tiers)),
  /** 0–100 with one decimal; null when no dimension has data. */
  score: v.nullable(v.number()),
  /** Dimensions of rule D1 without data: the score is scaled from the others. */
  scoreMissing: v.array(v.string()),
  annualPurchase: v.nullable(money),
  lastContactOn: v.nullable(dateOnly),
  serviceEndOn: v.nullable(dateOnly),
  /** Days from last contact to today; null when never recorded. */
  daysSinceContact: v.nullable(v.number()),
  /** Days from today to service end; negative after it. */
  daysToServiceEnd: v.nullable(v.number()),
  /** Rule B6. `key-silent` is 沉默潜在大客户. */
  silence: v.nullable(v.picklist(['dormant', 'silent', 'key-silent'])),
  tags: v.array(v.string()),
  remark: v.nullable(v.string()),
  /** Core fields still missing (rule B5); empty means complete. */
  missing: v.array(v.picklist(coreFields)),
  /** Cells of an import that could not be read, by field, as they stood in the file. */
  unread: v.record(v.string(), v.string()),
  contactName: v.nullable(v.string()),
  contactPhone: v.nullable(v.string()),
  /** Fields of the workspace's own, by field. */
  custom: customValues,
  createdAt: instant,
  updatedAt: instant,
})
export type CustomerRow = v.InferOutput<typeof row>

const cell = v.object({
  id,
  field: v.picklist(editableFields),
  /** As typed by the person; null clears. Lists (tags) are separated by commas. */
  value: v.nullable(text(32_767)),
})

const refusal = v.object({ id, field: v.string(), cause: v.picklist(refusalCauses), reason: v.string() })

const valueOf = v.object({ value: v.string(), count })
const reads = ['customer', 'contact', 'member', 'custom_field']

/** Columns of a paste that appends customers: their own fields and those of a first contact. */
const contactFields = ['contactName', 'contactTitle', 'contactPhone', 'decisionRole'] as const
export type AppendableField = EditableField | (typeof contactFields)[number]
export const appendableFields: readonly AppendableField[] = [...editableFields, ...contactFields]

/** Why customers look like one: an equal code, an equal name, or names that differ in form only. */
export const duplicateReasons = ['same-code', 'same-name', 'similar-name'] as const

const duplicate = v.object({
  reason: v.picklist(duplicateReasons),
  /** 0–100: how sure; 100 for an equal valid code with an equal name. */
  score: v.number(),
  rows: v.array(v.object({ ...row.entries, contacts: count })),
})

export const customers = {
  list: query({
    input: v.object({ ...rowQuery.entries, sort: v.optional(sort), ...window.entries }),
    output: v.object({ rows: v.array(row) }),
    reads: ['customer', 'contact', 'member'],
    failures: { 'bad-filter': 'invalid' },
  }),
  /** Apart from `list`, so that a count never delays the first rows. */
  count: query({
    input: rowQuery,
    output: v.object({ count }),
    reads: ['customer', 'contact', 'member'],
    long: true,
    failures: { 'bad-filter': 'invalid' },
  }),
  get: query({
    input: v.object({ id }),
    output: v.object({
      customer: row,
      contacts: v.array(contact),
      /** The inputs of the value score (rule D1): one line per dimension. */
      scoreParts: v.array(
        v.object({
          dimension: v.string(),
          weight: v.number(),
          input: v.nullable(v.number()),
          unit: v.string(),
          points: v.nullable(v.number()),
          weighted: v.nullable(v.number()),
        }),
      ),
      suspects: v.array(v.object({ id, name: v.string(), reason: v.string() })),
    }),
    reads: ['customer', 'contact', 'member'],
    failures: { 'not-found': 'not-found' },
  }),
  /** Names and initials by pinyin, for palettes and pickers. */
  find: query({
    input: v.object({ text: text(100), limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50))) }),
    output: v.array(
      v.object({
        id,
        name: v.string(),
        city: v.nullable(v.string()),
        ownerName: v.nullable(v.string()),
        tier: v.nullable(v.picklist(tiers)),
      }),
    ),
    reads: ['customer'],
  }),
  /** Distinct values of the choice fields with their counts, commonest first. */
  choices: query({
    input: v.object({}),
    output: v.object({
      type: v.array(valueOf),
      industry: v.array(valueOf),
      region: v.array(valueOf),
      province: v.array(valueOf),
      city: v.array(valueOf),
      source: v.array(valueOf),
      owner: v.array(valueOf),
      tags: v.array(valueOf),
    }),
    reads: ['customer', 'member'],
    long: 'background',
  }),
  /** What the navigation and the first page count. */
  summary: query({
    input: v.object({}),
    output: v.object({
      total: count,
      incomplete: count,
      dormant: count,
      silent: count,
      keySilent: count,
      ending30: count,
      ending7: count,
      ended: count,
      badCode: count,
      unread: count,
      suspects: count,
      byTier: v.array(v.object({ tier: v.nullable(v.picklist(tiers)), count })),
      missing: v.array(v.object({ field: v.picklist(coreFields), count })),
    }),
    reads: ['customer', 'contact'],
    long: 'background',
  }),
  create: command({
    input: v.object({
      fields: v.record(v.picklist(editableFields), v.nullable(text(32_767))),
      contact: v.optional(
        v.object({
          name: text(60),
          title: v.optional(text(60)),
          phone: v.optional(text(60)),
          decisionRole: v.optional(v.picklist(decisionRoles)),
        }),
      ),
    }),
    output: v.object({ id, changeSetId: id }),
    failures: { 'missing-fields': 'invalid', 'bad-value': 'invalid', 'code-taken': 'conflict' },
  }),
  ...gridMethods({ row, field: v.picklist(editableFields), reads }),
  /**
   * Rows of texts appended from a paste, in the order of `fields`, which must hold `name`; one change set. A row with an
   * unreadable cell or a taken code is refused, as is one that lacks core fields (rule B5) unless the person allows
   * incomplete ones, which are then 待完善.
   */
  createMany: command({
    input: v.object({
      fields: v.pipe(v.array(v.picklist(appendableFields)), v.minLength(1), v.maxLength(100)),
      rows: v.pipe(v.array(v.array(v.nullable(text(32_767)))), v.minLength(1), v.maxLength(20_000)),
      allowIncomplete: v.optional(v.boolean()),
    }),
    output: v.object({
      changeSetId: v.nullable(id),
      /** By row of the paste; null where it was refused. */
      ids: v.array(v.nullable(id)),
      refused: v.array(
        v.object({
          row: count,
          field: v.nullable(v.string()),
          cause: v.picklist(refusalCauses),
          reason: v.string(),
          missing: v.array(v.picklist(coreFields)),
        }),
      ),
    }),
  }),
  /** Customers that may be one, surest first. Two with different valid codes never are. */
  duplicates: query({
    input: v.object({
      offset: v.optional(count),
      limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200))),
    }),
    output: v.object({ total: count, groups: v.array(duplicate) }),
    reads,
    long: true,
  }),
  /**
   * Makes one customer of several, in one change set: the survivor keeps its values but for those `fields` takes from
   * another; contacts and alerts of the others become its own; the others are deleted. Blank fields of the survivor that
   * are not named take the first value found among the others; tags are united.
   */
  merge: command({
    input: v.object({
      survivorId: id,
      otherIds: v.pipe(v.array(id), v.minLength(1), v.maxLength(50)),
      fields: v.optional(v.record(v.picklist(editableFields), id)),
    }),
    output: v.object({ changeSetId: id, movedContacts: count, movedAlerts: count }),
    failures: { 'not-found': 'not-found', 'not-one-of-them': 'invalid' },
  }),
  /** Cells in one change set; good cells are written, the others come back with the reason. */
  edit: command({
    input: v.object({ cells: v.pipe(v.array(cell), v.minLength(1), v.maxLength(100_000)) }),
    output: v.object({ changeSetId: v.nullable(id), changed: count, refused: v.array(refusal) }),
  }),
  remove: command({
    input: v.object({ ids: v.pipe(v.array(id), v.minLength(1), v.maxLength(100_000)) }),
    output: v.object({ changeSetId: v.nullable(id), removed: count }),
    failures: { 'has-history': 'precondition' },
  }),
  saveContact: command({
    input: v.object({
      id: v.optional(id),
      customerId: id,
      name: v.pipe(text(60), v.trim(), v.nonEmpty()),
      title: v.nullable(text(60)),
      phone: v.nullable(text(60)),
      email: v.nullable(text(200)),
      decisionRole: v.nullable(v.picklist(decisionRoles)),
    }),
    output: v.object({ id, changeSetId: id }),
    failures: { 'not-found': 'not-found', 'bad-value': 'invalid' },
  }),
  removeContact: command({
    input: v.object({ id }),
    output: v.object({ changeSetId: id }),
    failures: { 'not-found': 'not-found' },
  }),
  ...exportMethod,
}
