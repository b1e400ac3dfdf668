import type { AssuranceArea } from './assurance.ts'

/** What somebody may do for another, in the words of the page (REP-1). */
export const scopes = ['appointments', 'messages', 'results', 'dossier', 'helpRequests', 'invitations'] as const
export type Scope = (typeof scopes)[number]
export const isScope = (value: string): value is Scope => (scopes as readonly string[]).includes(value)

/**
 * The scope that opens an area of pages to who acts for somebody: null for what every mandate opens, undefined for what
 * none does.
 */
export const scopeOfArea: Readonly<Record<AssuranceArea, Scope | null | undefined>> = {
  portal: null,
  contact: null,
  messages: 'messages',
  appointments: 'appointments',
  dossier: 'dossier',
  results: 'results',
  // Who may see what, and who looked: of what the mandate is about, topic by topic.
  sharing: null,
  stopping: null,
}
