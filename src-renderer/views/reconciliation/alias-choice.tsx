import { Select } from 'antd'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { useWire } from '../../wire/use-wire.tsx'

/** Says that a claimed code means one of our documents, which the claim does not name otherwise. */
export function AliasChoice({ code, ours }: { code: string; ours: readonly string[] }) {
  const { words } = useSpeech()
  const say = words.reconciliation.panel
  const wire = useWire()
  const tellFailure = useTellFailure()
  return (
    <Select
      size="small"
      className="recon-alias"
      aria-label={say.aliasOf(code)}
      placeholder={say.alias}
      showSearch={{ optionFilterProp: 'label' }}
      options={ours.map((value) => ({ value, label: value }))}
      onChange={(means: string) => wire.call('reconciliation.saveAlias', { code, means }).catch(tellFailure)}
      value={null}
      popupMatchSelectWidth={false}
    />
  )
}
