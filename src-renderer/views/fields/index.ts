export { customColumnSpecs, customFilterFields, customText } from './custom-columns.ts'
export { useCustomFields } from './use-custom-fields.ts'
export { FieldsSection } from './fields-section.tsx'
export { NewFieldsDialog, type NewField } from './new-fields-dialog.tsx'
