/** Why a calendar could not be read: what `fetchForeign` and `readImport` answer, and a calendar that lost most of what it had. */
export const importFailures = [
  ...(['notHttps', 'notPublic', 'unreachable', 'refused', 'tooLarge', 'tooSlow', 'tooManyRedirects'] as const),
  ...(['notCalendar', 'tooMuch', 'emptied'] as const),
] as const
export type ImportFailure = (typeof importFailures)[number]
