import { Badge, Button } from 'antd'
import { useSpeech } from '../../text/language.tsx'
import { MergeCellsOutlined } from '../../ui/icons.tsx'
import { useDesk } from '../../ui/places.tsx'
import { duplicatesPlace } from './presets.ts'

/** The way to the customers that may be one, while there are any. */
export function DuplicatesButton({ count }: { count: number }) {
  const { words } = useSpeech()
  const desk = useDesk()
  if (count === 0) return null
  return (
    <Badge count={count} size="small" overflowCount={999}>
      <Button icon={<MergeCellsOutlined />} onClick={() => desk.open(duplicatesPlace)}>
        {words.customers.presets.suspects}
      </Button>
    </Badge>
  )
}
