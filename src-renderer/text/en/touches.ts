import type { touches as zh } from '../zh/touches.ts'

export const touches: typeof zh = {
  states: { 待回复: 'Waiting', 已接住: 'Whole', 已断裂: 'Broken' },
  mark: { replied: 'Replied', followedUp: 'Followed up', escalated: 'Escalated' },
  density: 'Break density',
  densityOf: (touches, young) => `${touches} touches in 30 days; ${young} under 96 hours old are left out`,
  by: { store: 'Shop', team: 'Team', rep: 'Rep' },
  none: { store: 'No shop', team: 'No team', rep: 'Nobody' },
  columns: { touches: 'Touches', breaks: 'Breaks', density: 'Breaks per 100' },
  limit:
    'Above 1.2 the manager is told to telephone. A journey breaks when there is no reply in 24 hours, no follow-up in 72 and no escalation in 96.',
  over: 'Too many',
  noData: 'No touch of the last 30 days is 96 hours old',
  detail: 'Touch',
}
