import { Button, Form, Input } from 'antd'
import { useSpeech } from '../../text/language.tsx'
import { DeleteOutlined, PlusOutlined } from '../../ui/icons.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'

/** What the clauses for each type of customer are called together (rule C2). */
export function ClausePackFields() {
  const { words } = useSpeech()
  const say = words.settings.rules.quotes
  const types = useSteadyQuery('customers.choices', {}).data?.type ?? []
  return (
    <Form.List name={['quotes', 'clausePacks']}>
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <div className="rules-row" key={key}>
              <Form.Item name={[name, 'type']}>
                <Input aria-label={say.packType} placeholder={say.packType} maxLength={60} list="clause-pack-types" />
              </Form.Item>
              <Form.Item name={[name, 'name']}>
                <Input aria-label={say.packName} placeholder={say.packName} maxLength={60} className="rules-name" />
              </Form.Item>
              <Button type="text" icon={<DeleteOutlined />} aria-label={say.removePack} onClick={() => remove(name)} />
            </div>
          ))}
          <datalist id="clause-pack-types">
            {types.map(({ value }) => (
              <option key={value} value={value} />
            ))}
          </datalist>
          <Button size="small" icon={<PlusOutlined />} onClick={() => add({ type: '', name: '' })}>
            {say.addPack}
          </Button>
        </>
      )}
    </Form.List>
  )
}
