import type { Failure } from '../../../src-preload/contract/_kit/failure.ts'
import type { LooseningCause } from '../../../src-preload/contract/_words/clauses.ts'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'

/** Why terms were refused, part by part: what is looser is named, so that it can be put right. */
export function LooseningNotice({ failure }: { failure: Failure }) {
  const { words } = useSpeech()
  const say = words.services
  const details = failure.details as { causes?: readonly LooseningCause[] } | null | undefined
  const causes = details?.causes ?? []
  return (
    <>
      <FailureNotice failure={failure} />
      {causes.length > 0 && (
        <p className="loosening" role="alert">
          {say.loosenedIn(causes.map((cause) => say.loosenings[cause]).join(words.generic.separator))}
        </p>
      )}
    </>
  )
}
