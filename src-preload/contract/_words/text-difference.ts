import * as v from 'valibot'

const textPiece = v.object({ kind: v.picklist(['same', 'removed', 'added']), text: v.string() })

/** One line of two texts held against each other; a changed one piece by piece. */
export const textLine = v.object({
  kind: v.picklist(['same', 'removed', 'added', 'changed']),
  before: v.nullable(v.string()),
  after: v.nullable(v.string()),
  pieces: v.array(textPiece),
})
export type TextLine = v.InferOutput<typeof textLine>
