import { weekdayText } from '#app/platform/i18n/format.ts'
import type { Bookable, BookableType } from './bookable.queries.server.ts'
import type { ShownKind } from './choose-kind.tsx'
import type { ShownProfessional } from './choose-professional.tsx'
import { kindOfVisit } from './kind-of-visit.ts'
import { inLanguage } from './kind-words.ts'
import { longerType } from './longer-type.ts'
import { languageName, type Reader } from './show-appointment.server.ts'

/** What a kind of visit is called: the practice's own word, marked where it is in another language, or the portal's. */
export function kindText(
  { code, label }: Pick<BookableType, 'code' | 'label'>,
  { t, language }: Pick<Reader, 't' | 'language'>,
): { readonly name: string; readonly lang?: string } {
  const own = inLanguage(label, language)
  if (!own) return { name: t(`appointments:kinds.${kindOfVisit(code)}`) }
  return own.lang === language ? { name: own.text } : { name: own.text, lang: own.lang }
}

// i18n: appointments:roles.*
/** Whom a resident may choose, with what they are and the days on which they work. */
export function showProfessionals(all: readonly Bookable[], { t, language }: Reader): ShownProfessional[] {
  return all.map(({ professional, weekdays }) => ({
    id: professional.personId,
    name: professional.name,
    calledName: professional.calledName,
    about: t('appointments:new.about', {
      role: t(`appointments:roles.${professional.role}`),
      days: new Intl.ListFormat(language).format(weekdays.map((weekday) => weekdayText(weekday, language))),
    }),
  }))
}

/**
 * The kinds of visit with their length; what suits someone with an interpreter is marked (APP-5).
 * @param teams names by id: of two kinds that are called the same, each says of which team it is.
 */
export function showKinds(
  types: readonly BookableType[],
  interpreterLanguage: string | null,
  { t, language }: Reader,
  teams: ReadonlyMap<string, string> = new Map(),
): { kinds: ShownKind[]; interpreter: string | null } {
  const called = types.map((type) => ({ ...type, text: kindText(type, { t, language }) }))
  const byName = Map.groupBy(called, ({ text }) => text.name)
  const isOfMore = (name: string) => new Set(byName.get(name)?.map(({ teamId }) => teamId)).size > 1
  const longer = new Set(types.flatMap((type) => longerType(types, type)?.id ?? []))
  return {
    interpreter: interpreterLanguage === null ? null : languageName(interpreterLanguage, language),
    kinds: called.map(({ id, teamId, minutes, channel, text }) => ({
      ...{ id, ...text, team: isOfMore(text.name) ? teams.get(teamId) : undefined },
      length: t('appointments:minutes', { count: minutes }),
      channel,
      suggested: longer.has(id),
    })),
  }
}
