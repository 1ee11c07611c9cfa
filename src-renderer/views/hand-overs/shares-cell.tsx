import type { HandOverShare } from '../../../src-preload/contract/hand-overs.ts'
import { useSpeech } from '../../text/language.tsx'

/** Who gets how many of a kind, and how many stay. */
export function SharesCell({ share }: { share: HandOverShare | undefined }) {
  const { words, format } = useSpeech()
  const say = words.handOvers
  if (!share) return null
  return (
    <>
      {share.to.map(({ name, count }) => say.gets(name, format.count(count))).join(words.generic.separator)}
      {share.stays > 0 && (
        <span className={share.to.length > 0 ? 'hand-over-stays' : 'muted'}>
          {share.to.length > 0 && ' '}
          {say.stays(format.count(share.stays))}
        </span>
      )}
    </>
  )
}
