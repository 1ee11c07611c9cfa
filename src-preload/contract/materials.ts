import * as v from 'valibot'
import { command, query } from './_kit/declare.ts'
import { count, dateOnly, id, instant, text } from './_words/basics.ts'
import { memberRoles } from './members.ts'
import { textLine } from './_words/text-difference.ts'

/** Those who sell are one department; everybody else belongs to that of the role. */
export const departments = ['sales', ...memberRoles.slice(memberRoles.indexOf('finance'))] as const
export const commitmentFates = ['kept', 'altered', 'dropped', 'added'] as const
export type CommitmentFate = (typeof commitmentFates)[number]

const page = v.object({ number: count, title: v.string(), text: v.string(), key: v.boolean() })
const person = v.object({ id, name: v.string(), department: v.string() })

/** How far the customer-view test has come (rule A7). */
const viewTest = v.object({
  needed: count,
  /** Reviewers of other departments who confirmed every key page. */
  done: count,
  passed: v.boolean(),
  reviewers: v.array(
    v.object({
      ...person.entries,
      confirmed: count,
      of: count,
      eligible: v.boolean(),
      complete: v.boolean(),
      /** The newest verdict on each key page, with what was objected. */
      pages: v.array(v.object({ page: count, passed: v.boolean(), note: v.nullable(v.string()), at: instant })),
    }),
  ),
})

const version = v.object({
  id,
  number: count,
  note: v.string(),
  author: v.nullable(person),
  createdAt: instant,
  releasedAt: v.nullable(instant),
  pages: v.array(page),
  body: v.string(),
  commitments: v.array(v.string()),
  /** Demos and visits with it, ever and in the last 7 days. */
  used: count,
  usedLately: count,
  test: viewTest,
})
export type MaterialVersion = v.InferOutput<typeof version>

const commitmentChange = v.object({
  fate: v.picklist(commitmentFates),
  before: v.nullable(v.string()),
  after: v.nullable(v.string()),
})

const call = v.object({
  id,
  materialId: id,
  materialName: v.string(),
  versionId: id,
  number: count,
  memberId: v.nullable(id),
  memberName: v.nullable(v.string()),
  customerId: id,
  customerName: v.string(),
  usedNumber: count,
  usedAt: instant,
  calledAt: v.nullable(instant),
  /** What the customer was promised and is not any more. */
  broken: v.array(commitmentChange),
})
export type MaterialCall = v.InferOutput<typeof call>

const written = {
  /** What is different in this version and why. */
  note: v.pipe(text(500), v.trim(), v.nonEmpty()),
  /** An empty line begins the next page; a page's first line is its title. */
  body: v.pipe(text(50_000), v.trim(), v.nonEmpty()),
  keyPages: v.pipe(v.array(count), v.maxLength(500)),
  commitments: v.pipe(v.array(v.pipe(text(500), v.trim(), v.nonEmpty())), v.maxLength(100)),
}
const writtenFailures = { 'no-key-page': 'invalid', 'unwritten-commitment': 'invalid' } as const
const reads = ['material', 'material_version', 'material_review', 'material_call', 'activity', 'member', 'customer']

/** Sales materials by version, their customer-view test, and who must hear of a broken promise (rule A7). */
export const materials = {
  list: query({
    input: v.object({}),
    output: v.array(
      v.object({
        id,
        name: v.string(),
        versions: count,
        released: v.nullable(v.object({ number: count, on: dateOnly })),
        /** A newer version that is not out yet, and how far its test is. */
        testing: v.nullable(v.object({ number: count, done: count, needed: count })),
        usedLately: count,
        openCalls: count,
      }),
    ),
    reads,
  }),
  get: query({
    input: v.object({ id }),
    /** Newest version first. */
    output: v.object({ id, name: v.string(), versions: v.array(version) }),
    reads,
    failures: { 'not-found': 'not-found' },
  }),
  /** A text as pages, and which commitments do not stand in it: what a form shows while somebody writes. */
  readText: query({
    input: v.object({ body: text(50_000), commitments: v.pipe(v.array(text(500)), v.maxLength(100)) }),
    output: v.object({
      pages: v.array(v.object({ number: count, title: v.string() })),
      unwritten: v.array(v.string()),
    }),
    reads: [],
  }),
  compare: query({
    input: v.object({ before: id, after: id }),
    output: v.object({ lines: v.array(textLine), commitments: v.array(commitmentChange) }),
    reads: ['material_version'],
    failures: { 'not-found': 'not-found' },
  }),
  /** Who may review a version: everybody at work, and whether their word counts. */
  reviewers: query({
    input: v.object({ versionId: id }),
    output: v.array(v.object({ ...person.entries, eligible: v.boolean() })),
    reads: ['member', 'material_version'],
    failures: { 'not-found': 'not-found' },
  }),
  /** Whom a release of the version would put on the list, before it is released; nothing is written. */
  wouldCall: query({
    input: v.object({ versionId: id }),
    output: v.object({ customers: count, members: count }),
    reads,
    failures: { 'not-found': 'not-found' },
  }),
  calls: query({
    input: v.object({ materialId: v.optional(id), open: v.optional(v.boolean()), limit: v.optional(count) }),
    output: v.object({ total: count, open: count, rows: v.array(call) }),
    reads,
  }),
  create: command({
    input: v.object({ name: v.pipe(text(100), v.trim(), v.nonEmpty()), ...written }),
    output: v.object({ id, versionId: id, changeSetId: id }),
    failures: { ...writtenFailures, 'name-taken': 'conflict' },
  }),
  /** A version is never changed: whatever is different is a new one. */
  addVersion: command({
    input: v.object({ materialId: id, ...written }),
    output: v.object({ id, number: count, changeSetId: id }),
    failures: { ...writtenFailures, 'not-found': 'not-found' },
  }),
  /** What a reviewer says of key pages; an objection says why. */
  review: command({
    input: v.object({
      versionId: id,
      memberId: id,
      pages: v.pipe(
        v.array(v.object({ page: count, passed: v.boolean(), note: v.optional(v.nullable(text(1000))) })),
        v.minLength(1),
        v.maxLength(500),
      ),
    }),
    output: v.object({ changeSetId: v.nullable(id) }),
    failures: {
      'not-found': 'not-found',
      'own-department': 'precondition',
      'already-released': 'precondition',
      'no-such-page': 'invalid',
      'objection-without-reason': 'invalid',
    },
  }),
  /** Only after the test; makes the lists of customers to call and a task for everyone who has one. */
  release: command({
    input: v.object({ versionId: id }),
    output: v.object({ changeSetId: id, customers: count, members: count }),
    failures: { 'not-found': 'not-found', 'already-released': 'precondition', 'test-not-passed': 'precondition' },
  }),
  markCalled: command({
    input: v.object({ ids: v.pipe(v.array(id), v.minLength(1), v.maxLength(5000)), called: v.boolean() }),
    output: v.object({ changeSetId: v.nullable(id), changed: count }),
  }),
}
