import { Button } from 'antd'
import { useSpeech } from '../../text/language.tsx'
import { useDesk } from '../../ui/places.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { importsPlace } from '../imports/index.ts'

export function GridEmpty({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const say = useSpeech().words.customers.grid
  const desk = useDesk()
  return (
    <div className="desk-over">
      {filtered ? (
        <EmptyState
          title={say.noMatchTitle}
          body={say.noMatchBody}
          actions={<Button onClick={onClear}>{say.clearFilters}</Button>}
        />
      ) : (
        <EmptyState
          title={say.emptyTitle}
          body={say.emptyBody}
          actions={
            <Button type="primary" onClick={() => desk.open(importsPlace)}>
              {say.emptyImport}
            </Button>
          }
        />
      )}
    </div>
  )
}
