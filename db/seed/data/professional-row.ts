import type { ProfessionalRole } from '#app/domain/shared/actor.ts'
import { asciiKey, splitFamilyName } from './name-parts.ts'
import type { Professional } from './types.ts'
import { workingWeek } from './working-week.ts'

/** Given name, family name, working week, languages besides Dutch, specialty. */
type ProfessionalRow = readonly [
  givenName: string,
  familyName: string,
  days: string,
  languages: string,
  specialty?: string,
]

const titleWords: Readonly<Record<ProfessionalRole, string>> = {
  GENERAL_PRACTITIONER: 'huisarts',
  PRACTICE_NURSE: 'praktijkondersteuner',
  PRACTICE_ASSISTANT: 'assistent',
  SOCIAL_WORKER: 'medewerker buurtteam',
  DISTRICT_NURSE: 'wijkverpleegkundige',
  NEIGHBOURHOOD_SPECIALIST: 'wijkspecialist',
  WELLBEING_COACH: 'welzijnscoach',
}

/** "Dokter Kuipers", "Petra Vos", "Farid": how residents speak of a professional in this role. */
function calledName(role: ProfessionalRole, givenName: string, familyName: string): string {
  if (role === 'GENERAL_PRACTITIONER') return `Dokter ${familyName.replace(/^./, (first) => first.toUpperCase())}`
  return role === 'PRACTICE_NURSE' ? `${givenName} ${familyName}` : givenName
}

/** Turns rows into professionals of one team in one role, with keys such as 'joost-kuipers'. */
export function professionalsOf(
  role: ProfessionalRole,
  teamKey: string,
  mailDomain: `${string}.example`,
  rows: readonly ProfessionalRow[],
): readonly Professional[] {
  return rows.map(([givenName, familyName, days, languages, specialty]) => {
    const key = asciiKey(`${givenName} ${familyName}`)
    return {
      key,
      givenName,
      ...splitFamilyName(familyName),
      calledName: calledName(role, givenName, familyName),
      titleWord: titleWords[role],
      role,
      specialty: specialty ?? null,
      teamKey,
      email: `${key.replace('-', '.')}@${mailDomain}`,
      languages: ['nl', ...languages.split(' ').filter(Boolean)],
      sessions: workingWeek(role, days),
    }
  })
}
