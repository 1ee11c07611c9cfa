/** Of how many other departments' people the confirmation is needed (rule A7). */
export const reviewersNeeded = 3

export interface Reviewer {
  readonly memberId: number
  readonly department: string
}
export interface PageVerdict extends Reviewer {
  readonly page: number
  readonly passed: boolean
}
export interface ReviewerState extends Reviewer {
  readonly confirmed: readonly number[]
  readonly objected: readonly number[]
  readonly lacking: readonly number[]
  /** From another department than the author, so that the confirmation counts. */
  readonly eligible: boolean
  readonly complete: boolean
}
export interface TestState {
  readonly reviewers: readonly ReviewerState[]
  /** How many eligible reviewers confirmed every key page. */
  readonly done: number
  readonly needed: number
  readonly passed: boolean
}

/** Members have no department of their own: those who sell are one, everybody else belongs to that of the role. */
export function departmentOf(role: string): string {
  return ['assistant', 'rep', 'manager', 'director'].includes(role) ? 'sales' : role
}

/** May somebody review a version? Not its author, and nobody of the author's department. */
export function mayReview(reviewer: Reviewer, author: Reviewer | null): boolean {
  return author === null || (reviewer.memberId !== author.memberId && reviewer.department !== author.department)
}

/**
 * How far the customer-view test of a version has come (rule A7): three reviewers from other departments who each confirm
 * every key page. The newest verdict of a reviewer on a page counts, so `verdicts` come oldest first. Without key pages there
 * is nothing to confirm and the test is not passed.
 */
export function customerViewTest(
  keyPages: readonly number[],
  author: Reviewer | null,
  verdicts: readonly PageVerdict[],
  needed = reviewersNeeded,
): TestState {
  const byReviewer = new Map<number, { reviewer: Reviewer; pages: Map<number, boolean> }>()
  for (const { memberId, department, page, passed } of verdicts) {
    const own = byReviewer.get(memberId) ?? { reviewer: { memberId, department }, pages: new Map<number, boolean>() }
    own.pages.set(page, passed)
    byReviewer.set(memberId, own)
  }
  const reviewers = [...byReviewer.values()].map(({ reviewer, pages }): ReviewerState => {
    const confirmed = keyPages.filter((page) => pages.get(page) === true)
    return {
      ...reviewer,
      confirmed,
      objected: keyPages.filter((page) => pages.get(page) === false),
      lacking: keyPages.filter((page) => !pages.has(page)),
      eligible: mayReview(reviewer, author),
      complete: keyPages.length > 0 && confirmed.length === keyPages.length,
    }
  })
  const done = reviewers.filter((one) => one.eligible && one.complete).length
  return { reviewers, done, needed, passed: done >= needed }
}
