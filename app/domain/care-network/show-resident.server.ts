import type { Temporal } from 'temporal-polyfill'
import { languageText } from '#app/platform/i18n/format.ts'
import type { PortalT } from '#app/platform/i18n/portal-t.ts'
import { formalName, fullName, initials } from '../shared/person-name.ts'
import { birthDateText } from './birth-date-text.ts'
import type { ResidentContact } from './resident-contact.queries.server.ts'

/** Who reads, and where they work: for "why do I see this". */
interface Reader {
  readonly t: PortalT
  readonly language: string
  readonly today: Temporal.PlainDate
  readonly team: { readonly teamName: string; readonly teamKind: 'GP_PRACTICE' | 'NEIGHBOURHOOD_TEAM' }
}

/** From which grant this is open (access): a registration, support, or what the resident gave. */
// i18n: care-network.work:why.*
function whyText({ grant }: ResidentContact, { t, team }: Reader): string {
  const relationship = team.teamKind === 'GP_PRACTICE' ? 'REGISTRATION' : 'SUPPORT'
  const source = !grant || grant.source === 'care_relationship' ? relationship : grant.source
  return t(`care-network.work:why.${source}`, { team: team.teamName })
}

/** A resident in the words of a professional: full name, age, language and interpreter first. */
export function showResident(contact: ResidentContact, reader: Reader) {
  const { t, language, today } = reader
  const { name, birthDate, interpreterLanguage, phone, street } = contact
  const speaks = languageText(contact.language, language)
  return {
    name: fullName(name),
    calledName: formalName(name),
    initials: initials(name),
    facts: [
      t('care-network.work:age', { count: birthDate.until(today, { largestUnit: 'years' }).years }),
      speaks,
      interpreterLanguage
        ? t('care-network.work:interpreter', { language: languageText(interpreterLanguage, language) })
        : null,
    ]
      .filter(Boolean)
      .join(' · '),
    why: whyText(contact, reader),
    phone,
    contact: [
      { term: t('care-network.work:bornOn'), description: birthDateText(birthDate, language) },
      { term: t('care-network.work:phone'), description: phone ?? t('care-network.work:unknown') },
      { term: t('care-network.work:address'), description: street ?? t('care-network.work:unknown') },
    ],
  }
}
