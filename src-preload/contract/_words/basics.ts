import * as v from 'valibot'

/** A record's id: an integer unique in the workspace and across desktops (replica number × 2³² + counter). */
export const id = v.pipe(v.number(), v.safeInteger(), v.minValue(1))

/** Money in fen, exact. */
export const money = v.object({ fen: v.pipe(v.number(), v.safeInteger()) })
export type Money = v.InferOutput<typeof money>

/** A calendar date `YYYY-MM-DD`, no zone. */
export const dateOnly = v.pipe(v.string(), v.isoDate())
/** An instant in ISO 8601 with Z. */
export const instant = v.pipe(v.string(), v.isoTimestamp())

/** The zone by which a workspace counts days and shows times (2-rules: Asia/Shanghai). */
export const workspaceTimeZone = 'Asia/Shanghai'

export const nothing = v.object({})
export const count = v.pipe(v.number(), v.integer(), v.minValue(0))
export const text = (max = 2000) => v.pipe(v.string(), v.maxLength(max))
