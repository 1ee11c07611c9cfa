import type { handbook as zh } from '../zh/handbook.ts'

export const handbook: typeof zh = {
  title: 'Objection handbook',
  hint: 'When special prices of a region are frozen, everyone there gets the heart of this handbook with the notice.',
  add: 'Add an entry',
  edit: 'Edit',
  name: 'What the customer says',
  answer: 'What to answer',
  evidence: 'What can be shown',
  region: 'For region',
  everywhere: 'All regions',
  up: (name) => `Move up: ${name}`,
  down: (name) => `Move down: ${name}`,
  remove: (name) => `Delete: ${name}`,
  saved: 'Saved',
  removed: 'Deleted; the change log can undo it',
  updated: (by, at) => `${by} ${at}`,
  emptyTitle: 'The handbook is empty',
  emptyBody: 'Write down what customers object to prices and what to answer, beginning with “others are cheaper”.',
}
