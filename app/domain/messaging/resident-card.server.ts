import type { Tx } from '#db/client.server.ts'
import { languageText } from '#app/platform/i18n/format.ts'
import { decideAccess } from '../access/decide-access.server.ts'
import { listResidentCards, type ResidentCard } from '../identity/residents.queries.server.ts'
import type { TeamKind } from '../organisations/roles-of.ts'
import { fullName, initials } from '../shared/person-name.ts'
import type { Reader } from './thread-words.server.ts'

/** Who a question is from, for those whom contact data is open to; null for all others. */
export async function findResidentCard(tx: Tx, residentId: string): Promise<ResidentCard | null> {
  const decision = await decideAccess(tx, { residentId, resource: 'contact', action: 'read' })
  if (!decision.granted) return null
  return (await listResidentCards(tx, [residentId])).get(residentId) ?? null
}

/** The card in ready words: name, age, street, language, interpreter and phone, and why one sees it. */
// i18n: messaging.work:aside.whyRegistered.*, messaging.work:aside.whySupport.*
export function residentCardWords(card: ResidentCard, teamKind: TeamKind, reader: Reader) {
  const { t, now, timeZone, language } = reader
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate()
  const { years } = card.birthDate.until(today, { largestUnit: 'years' })
  const spoken = languageText(card.language, language)
  const known = [
    t('messaging.work:aside.age', { count: years }),
    card.street,
    card.interpreterLanguage ? `${spoken}, ${t('messaging.work:aside.interpreter')}` : spoken,
  ]
  const why = teamKind === 'GP_PRACTICE' ? 'whyRegistered' : 'whySupport'
  return {
    residentId: card.id,
    name: fullName(card.name),
    initials: initials(card.name),
    facts: known.filter(Boolean).join(' · '),
    phone: card.phone,
    why: t(`messaging.work:aside.${why}.${card.name.salutation ?? 'unknown'}`),
  }
}
