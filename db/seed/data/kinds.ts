import type { visitTypes } from '../../schema/appointments.kinds.ts'

type Kind = Pick<typeof visitTypes.$inferInsert, 'color' | 'instructions' | 'videoUrl'>

/** What to bring, by the portal's languages (APP-11). */
const bring = {
  nl: 'Neem uw medicijnen mee, of een lijst ervan.',
  en: 'Bring your medicines, or a list of them.',
  tr: 'İlaçlarınızı ya da bir listesini getirin.',
  ar: 'أحضر أدويتك معك، أو قائمة بها.',
}

/** How the teams of the demo mark their kinds of visit: a colour for the agenda, and what to bring. */
export const kindsOfDemo: Readonly<Record<string, Kind>> = {
  CONSULT: { color: 'blue', instructions: bring },
  DOUBLE_CONSULT: { color: 'blue', instructions: bring },
  FOUR_DOMAIN_CONVERSATION: { color: 'purple' },
  PHONE: { color: 'grey' },
  VIDEO: { color: 'grey', videoUrl: 'https://beeldbellen.example/overvecht' },
  HOME_VISIT: { color: 'yellow' },
  PRACTICE_NURSE: { color: 'green', instructions: bring },
  THREE_WAY_CONVERSATION: { color: 'purple' },
  PRACTICE_ASSISTANT: { color: 'green' },
  SUPPORT_TALK: { color: 'green' },
}

/** The rooms of each team, by name. */
export const roomsOfDemo = ['Spreekkamer 1', 'Spreekkamer 2', 'Overlegkamer'] as const
