export const contacts = {
  title: 'Contacts',
  label: 'Contact grid',
  search: 'Search name, title, phone, customer',
  rows: (count: string) => `${count} contacts`,
  removed: (count: string) => `Deleted ${count} contacts`,
  inferred: 'Role inferred from title',
  noMatch: 'No contacts match',
  emptyTitle: 'No contacts yet',
  emptyBody: 'Import them with a customer list, or add them in a customer’s side panel.',
}
