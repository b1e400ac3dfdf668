/** Why another calendar could not be read: what `fetchForeign` and `readCalendar` answer. */
export type ReadFailure =
  | 'notHttps'
  | 'notPublic'
  | 'unreachable'
  | 'refused'
  | 'tooLarge'
  | 'tooSlow'
  | 'tooManyRedirects'
  | 'notCalendar'
  | 'tooMuch'
  | 'unknownZone'

/** What is said on the page where one adds one; the words are in `calendars.work:failures`. */
export type CalendarFailure = ReadFailure | 'tooOften' | 'stands'
