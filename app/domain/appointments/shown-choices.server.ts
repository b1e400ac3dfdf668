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

/** The kinds of visit with their length; what suits someone with an interpreter is marked (APP-5). */
export function showKinds(
  types: readonly BookableType[],
  interpreterLanguage: string | null,
  { t, language }: Reader,
): { kinds: ShownKind[]; interpreter: string | null } {
  const longer = new Set(types.flatMap((type) => longerType(types, type)?.id ?? []))
  return {
    interpreter: interpreterLanguage === null ? null : languageName(interpreterLanguage, language),
    kinds: types.map(({ id, code, minutes, channel, label }) => ({
      id,
      ...kindText({ code, label }, { t, language }),
      length: t('appointments:minutes', { count: minutes }),
      channel,
      suggested: longer.has(id),
    })),
  }
}
