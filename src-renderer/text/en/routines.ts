import type { routines as chinese } from '../zh/routines.ts'

export const routines: typeof chinese = {
  offers: { title: 'New files in watched folders', take: 'Import', dismiss: 'Ignore' },
  lists: { customers: 'Customers', contacts: 'Contacts' },
  exports: {
    title: 'Scheduled exports',
    intro:
      'At its time a list is written into a folder, with the date in the file name. What was missed while the app was closed is made up for once.',
    add: 'Add a scheduled export',
    edit: 'Change a scheduled export',
    empty: 'No scheduled exports yet.',
    list: 'List',
    view: 'View',
    everything: 'Everything',
    format: 'Format',
    folder: 'Folder',
    folderHint: 'Full path, for example D:\\Reports',
    when: 'When',
    every: 'Every day',
    weekdays: ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'],
    at: 'At',
    last: 'Last run',
    never: 'Not run yet',
    failed: (reason: string) => `Failed: ${reason}`,
    run: 'Export now',
    remove: 'Delete',
    removeConfirm: 'Delete this scheduled export? Files already written stay.',
    saved: 'Saved',
    done: (rows: string, file: string) => `${rows} rows exported to ${file}`,
  },
  watched: {
    title: 'Watched folders',
    intro:
      'When a new spreadsheet appears in the folder, the import page offers it. Nothing is imported by itself, and nothing is read before you take it.',
    add: 'Watch',
    folder: 'Folder to watch',
    empty: 'No folder is watched yet.',
    stop: 'Stop watching',
    gone: 'The folder is not there',
  },
}
