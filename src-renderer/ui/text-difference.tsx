import type { TextLine } from '../../src-preload/contract/_words/text-difference.ts'
import { useSpeech } from '../text/language.tsx'
import './text-difference.css'

const signs = { same: '', removed: '−', added: '+', changed: '~' } as const

/** What went and what came between two texts: struck through and underlined, so that nobody needs the colours. */
export function TextDifference({ lines, label }: { lines: readonly TextLine[]; label: string }) {
  const { words } = useSpeech()
  return (
    <ol className="text-difference" aria-label={label}>
      {lines.map((line, index) => (
        // Lines have no name of their own; their order is what they are.
        <li key={index} className={`text-line text-line-${line.kind}`}>
          <span className="text-line-sign" aria-label={words.generic.lineKinds[line.kind]} role="img">
            {signs[line.kind]}
          </span>
          <span>
            <LinePieces line={line} side="both" />
          </span>
        </li>
      ))}
    </ol>
  )
}

/** One line: both texts woven into one, or only what the earlier or the later one says with its own part marked. */
export function LinePieces({ line, side }: { line: TextLine; side: 'both' | 'before' | 'after' }) {
  if (line.kind === 'removed') return side === 'after' ? null : <del>{line.before}</del>
  if (line.kind === 'added') return side === 'before' ? null : <ins>{line.after}</ins>
  if (line.kind === 'same') return line.after
  return line.pieces.map((piece, index) => {
    if (piece.kind === 'removed') return side === 'after' ? null : <del key={index}>{piece.text}</del>
    if (piece.kind === 'added') return side === 'before' ? null : <ins key={index}>{piece.text}</ins>
    return piece.text
  })
}
