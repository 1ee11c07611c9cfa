import { Button } from 'antd'
import { useSpeech } from '../../text/language.tsx'
import { MergeCellsOutlined } from '../../ui/icons.tsx'
import { useDesk } from '../../ui/places.tsx'
import { duplicatesPlace } from './presets.ts'

/** The way to the customers that may be one, while there are any. */
export function DuplicatesButton({ count }: { count: number }) {
  const { words, format } = useSpeech()
  const desk = useDesk()
  if (count === 0) return null
  return (
    <Button
      icon={<MergeCellsOutlined />}
      title={words.customers.presets.suspects}
      aria-label={words.customers.presets.suspects}
      onClick={() => desk.open(duplicatesPlace)}
    >
      {format.count(count)}
    </Button>
  )
}
