export { alert, importMapping, importRun, job, layout, ruleSetting } from './work.ts'
export { changeRow, changeSet, meta } from './changes.ts'
export { contact, customer } from './customers.ts'
export { member } from './members.ts'
