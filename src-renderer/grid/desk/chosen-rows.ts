/** The rows that a selection touches, for buttons of a slice that act on many at once. */
export interface ChosenRows {
  readonly count: number
  /** Their ids as they stand in the view, at most so many. */
  readonly ids: (most: number) => Promise<number[]>
}
