import { dateTimeText } from '#app/platform/i18n/format.ts'
import type { GroupWork } from './handovers.queries.server.ts'

/** A group that somebody leaves behind, in words: what it is about and when. */
export const groupText = (
  { title, startsAt }: GroupWork,
  { language, timeZone }: { readonly language: string; readonly timeZone: string },
): string => `\u2068${title}\u2069, ${dateTimeText(startsAt, timeZone, language)}`
