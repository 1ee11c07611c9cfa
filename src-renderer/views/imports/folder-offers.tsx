import { Button } from 'antd'
import type { HeldFile } from '../../../src-preload/contract/files.ts'
import { useSpeech } from '../../text/language.tsx'
import { Section } from '../../ui/page.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useTopic, useWire } from '../../wire/use-wire.tsx'

interface Props {
  readonly onHold: (name: string, hold: () => Promise<HeldFile>) => void
}

/** New files of the watched folders. They are only read when the person takes one. */
export function FolderOffers({ onHold }: Props) {
  const wire = useWire()
  const { words, format } = useSpeech()
  const say = words.routines.offers
  const { data, refetch } = useSteadyQuery('routines.offers', {})
  useTopic('routines.changed', refetch)
  if (!data || data.length === 0) return null
  return (
    <Section title={say.title}>
      <table className="plain-table offers-table">
        <tbody>
          {data.map((offer) => (
            <tr key={offer.offerId}>
              <td>{offer.name}</td>
              <td className="muted">{offer.folder}</td>
              <td className="num muted">{format.dateTime(offer.at)}</td>
              <td className="num">
                <Button size="small" type="text" onClick={() => void wire.call('routines.dismiss', { offerId: offer.offerId })}>
                  {say.dismiss}
                </Button>{' '}
                <Button
                  size="small"
                  onClick={() => onHold(offer.name, () => wire.call('routines.take', { offerId: offer.offerId }))}
                >
                  {say.take}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
