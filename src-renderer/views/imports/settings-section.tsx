import { Button, Checkbox, Segmented, Select } from 'antd'
import { importModes } from '../../../src-preload/contract/imports.ts'
import type { ImportSettings } from '../../../src-preload/contract/imports.ts'
import { useSpeech } from '../../text/language.tsx'
import { Section } from '../../ui/page.tsx'
import { useFieldLabel } from './field-words.ts'
import type { DeclaredTarget } from './mapping-check.ts'
import type { Mapping } from './sheet-mappings.ts'

interface Props {
  readonly declared: DeclaredTarget
  readonly mapping: Mapping
  readonly onChange: (settings: ImportSettings) => void
}

/** What is done with rows: make, change or both; by what a row is recognised; what may be made on the way. */
export function SettingsSection({ declared, mapping, onChange }: Props) {
  const { words } = useSpeech()
  const say = words.imports.settings
  const { settings, target, columns } = mapping
  const mapped = new Set(columns.map((column) => column.field))
  const usual = [...(mapped.has('id') ? ['id'] : []), ...declared.keys.filter((key) => mapped.has(key))]
  const labelOf = useFieldLabel()
  const label = (field: string) => labelOf(target, field)
  const change = (part: Partial<ImportSettings>) => onChange({ ...settings, ...part })
  return (
    <Section title={say.title}>
      <div className="block-body import-settings">
        <div className="import-setting">
          <span className="import-setting-name">{say.mode}</span>
          <Segmented
            value={settings.mode ?? 'upsert'}
            options={importModes.map((mode) => ({ value: mode, label: say.modes[mode] }))}
            onChange={(mode) => change({ mode })}
            aria-label={say.mode}
          />
        </div>
        <div className="import-setting">
          <span className="import-setting-name">{say.keys}</span>
          <Select
            mode="multiple"
            className="import-keys"
            aria-label={say.keys}
            value={settings.keys ?? usual}
            options={declared.fields
              .filter((field) => field.key && mapped.has(field.field))
              .map((field) => ({ value: field.field, label: label(field.field) }))}
            onChange={(keys: string[]) => change({ keys: keys.length === 0 ? undefined : keys })}
          />
          {settings.keys !== undefined && (
            <Button type="link" onClick={() => change({ keys: undefined })}>
              {say.usualKeys}
            </Button>
          )}
          <span className="muted">{say.keysHint}</span>
        </div>
        {target !== 'customers' && declared.fields.some(({ field }) => field === 'customer') && (
          <Checkbox
            checked={settings.createReferences ?? false}
            onChange={(event) => change({ createReferences: event.target.checked })}
          >
            {say.createCustomers}
          </Checkbox>
        )}
        {(target === 'customers' || target === 'contacts') && (
          <Checkbox checked={settings.inferRoles ?? true} onChange={(event) => change({ inferRoles: event.target.checked })}>
            {words.imports.recognise.inferRoles}
          </Checkbox>
        )}
      </div>
    </Section>
  )
}
