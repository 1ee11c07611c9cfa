import type { touches as zh } from '../zh/touches.ts'

export const touches: typeof zh = {
  states: { 待回复: 'Waiting', 已接住: 'Whole', 已断裂: 'Broken' },
  mark: { replied: 'Replied', followedUp: 'Followed up', escalated: 'Escalated' },
  density: 'Break density',
  densityOf: (touches, young, { windowDays, escalateHours }) =>
    `${touches} touches in ${windowDays} days; ${young} under ${escalateHours} hours old are left out`,
  by: { store: 'Shop', team: 'Team', rep: 'Rep' },
  none: { store: 'No shop', team: 'No team', rep: 'Nobody' },
  columns: { touches: 'Touches', breaks: 'Breaks', density: 'Breaks per 100' },
  limit: ({ breaksPerHundred, replyHours, followUpHours, escalateHours }) =>
    `Above ${breaksPerHundred} the manager is told to telephone. A journey breaks when there is no reply in ${replyHours} hours, no follow-up in ${followUpHours} and no escalation in ${escalateHours}.`,
  over: 'Too many',
  noData: ({ windowDays, escalateHours }) => `No touch of the last ${windowDays} days is ${escalateHours} hours old`,
  detail: 'Touch',
}
