import * as v from 'valibot'
import { query } from '../_kit/declare.ts'
import { count, id } from '../_words/basics.ts'
import { column, field, fileFailures, importKinds, sheet, target } from '../_words/import-file.ts'

/** Rows of the header; none says that the list has no header and begins at once. */
export const headerRows = v.pipe(v.array(count), v.maxLength(3))

/** What can be imported, and what is in a file. */
export const lookingAtFiles = {
  /** What can be imported, and what each list's fields are: the screen and the command line know no list by name. */
  targets: query({
    input: v.object({}),
    output: v.array(
      v.object({
        target,
        fields: v.array(
          v.object({
            field,
            /** What the workspace calls a field of its own; null for the list's fields. */
            title: v.nullable(v.string()),
            kind: v.picklist(importKinds),
            required: v.boolean(),
            key: v.boolean(),
            choices: v.array(v.string()),
          }),
        ),
        /** How rows are recognised when nothing else is said. */
        keys: v.array(field),
        /** Sheets of lists with a lower one go in first: what rows of another name comes before them. */
        order: count,
      }),
    ),
    reads: ['custom_field'],
  }),
  inspect: query({
    input: v.object({
      fileId: v.string(),
      /** The list that is meant; found from the headers when left out. */
      target: v.optional(target),
      /** Columns and settings of an earlier import, taken up by their headers. */
      like: v.optional(id),
    }),
    output: v.object({
      fileName: v.string(),
      format: v.string(),
      encoding: v.nullable(v.string()),
      delimiter: v.nullable(v.string()),
      sheets: v.array(sheet),
      /** Index into sheets of the one proposed. */
      proposed: count,
    }),
    long: true,
    failures: fileFailures,
  }),
  /** Rows of each sheet, counted by reading the whole file; asked beside `inspect`, which only looks at the heads. */
  measure: query({
    input: v.object({ fileId: v.string() }),
    output: v.object({
      sheets: v.array(
        v.object({
          index: count,
          /** With something in them, titles and header included. */
          rows: count,
          /** Merged cells that reach down over several rows: see `fillMerged`. */
          mergedDown: count,
        }),
      ),
    }),
    long: true,
    failures: fileFailures,
  }),
  /** The proposal for one sheet when the person says where the header is, or which list is meant. */
  proposeColumns: query({
    input: v.object({
      fileId: v.string(),
      sheet: count,
      headerRows,
      target: v.optional(target),
    }),
    output: v.object({ columns: v.array(column), target }),
    long: true,
    failures: fileFailures,
  }),
}
