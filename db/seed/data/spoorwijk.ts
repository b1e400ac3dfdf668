import { professionalsOf } from './professional-row.ts'
import type { Resident } from './resident-types.ts'
import { spoorwijkAddress } from './spoorwijk-address.ts'
import type { Administrator, Organisation, Professional, Team } from './types.ts'

export const spoorwijkOrganisations: readonly Organisation[] = [
  {
    key: 'praktijk-hildebrand',
    name: 'Praktijk De Hildebrand',
    kind: 'HEALTH_CENTRE',
    address: spoorwijkAddress('Hildebrandplein', '901'),
    phone: '070 555 10 00',
    email: 'balie@spoorwijk-praktijk.example',
  },
  {
    key: 'wijkteam-spoorwijk',
    name: 'Wijkteam Spoorwijk',
    kind: 'NEIGHBOURHOOD_TEAM',
    address: spoorwijkAddress('Beetsstraat', '930'),
    phone: '070 555 20 00',
    email: 'hallo@spoorwijk-wijkteam.example',
  },
  {
    key: 'wijkhuis-de-wagon',
    name: 'Wijkhuis De Wagon',
    kind: 'ACTIVITY_ORGANIZER',
    address: spoorwijkAddress('Beetsstraat', '944'),
    phone: '070 555 30 00',
    email: 'kom@de-wagon.example',
  },
]

export const spoorwijkTeams: readonly Team[] = [
  {
    key: 'hildebrand',
    organisationKey: 'praktijk-hildebrand',
    name: 'Praktijk De Hildebrand',
    kind: 'GP_PRACTICE',
    phone: '070 555 10 00',
    opensAt: '08:00',
    closesAt: '17:00',
    emergencyPhone: '070 555 10 11',
  },
  {
    key: 'wijkteam-spoorwijk',
    organisationKey: 'wijkteam-spoorwijk',
    name: 'Wijkteam Spoorwijk',
    kind: 'NEIGHBOURHOOD_TEAM',
    phone: '070 555 20 00',
    opensAt: '09:00',
    closesAt: '17:00',
    emergencyPhone: null,
  },
]

export const spoorwijkProfessionals: readonly Professional[] = [
  ...professionalsOf('GENERAL_PRACTITIONER', 'hildebrand', 'spoorwijk-praktijk.example', [
    ['Mark', 'Duivesteyn', 'mon tue thu', 'en'],
    ['Amrita', 'Jagroepsingh', 'tue wed fri', 'en hns'],
  ]),
  ...professionalsOf('PRACTICE_NURSE', 'hildebrand', 'spoorwijk-praktijk.example', [
    ['Hülya', 'Bozdemir', 'mon wed thu', 'tr', 'somatiek'],
  ]),
  ...professionalsOf('PRACTICE_ASSISTANT', 'hildebrand', 'spoorwijk-praktijk.example', [
    ['Patricia', 'Westdorp', 'mon tue wed fri', 'en'],
  ]),
  ...professionalsOf('SOCIAL_WORKER', 'wijkteam-spoorwijk', 'spoorwijk-wijkteam.example', [
    ['Rayan', 'Zerkaoui', 'tue wed thu', 'ar fr', 'geld'],
    ['Mieke', 'van Schieveen', 'mon thu fri/even', 'en', 'opvoeden'],
  ]),
]

export const spoorwijkAdministrators: readonly Administrator[] = [
  { key: 'beheer-spoorwijk', givenName: 'Dirk', familyName: 'Zuidhoek', email: 'beheer@spoorwijk.example' },
  {
    key: 'privacy-spoorwijk',
    kind: 'officer',
    givenName: 'Arend',
    familyName: 'Stolwijk',
    email: 'privacy@spoorwijk.example',
  },
]

type Row = readonly [
  given: string,
  family: string,
  salutation: 'mevrouw' | 'meneer',
  age: number,
  language: string,
  street: string,
]

const rows: readonly Row[] = [
  ['Sunita', 'Baldewpersad', 'mevrouw', 44, 'nl', 'Beetsstraat'],
  ['Ali', 'Karabulutlu', 'meneer', 61, 'tr', 'Hildebrandplein'],
  ['Jopie', 'Kortewegh', 'mevrouw', 82, 'nl', 'Hildebrandplein'],
  ['Omar', 'Benyaghlane', 'meneer', 38, 'ar', 'Goeverneurlaan'],
  ['Zofia', 'Malczyk', 'mevrouw', 33, 'pl', 'Slachthuislaan'],
  ['Winston', 'Tjon-Kie', 'meneer', 57, 'nl', 'Goeverneurlaan'],
  ['Rima', 'Shahoud', 'mevrouw', 29, 'ar', 'Beetsstraat'],
  ['Peter', 'Haringman', 'meneer', 70, 'nl', 'Slachthuislaan'],
]

const keyOf = ([given, family]: Row) => `${given}-${family}`.toLowerCase()

/** The residents of the second wijk; the first one has an account in the demo. */
export const spoorwijkResidents: readonly Resident[] = rows.map((row, index) => {
  const [givenName, familyName, salutation, age, language, street] = row
  const { houseNumber, postcode, neighbourhoodKey } = spoorwijkAddress(street, String(901 + 7 * index))
  return {
    key: keyOf(row),
    givenName,
    prefix: null,
    familyName,
    salutation,
    age,
    birthDayOfYear: 20 + 41 * index,
    language,
    pageLanguage: language,
    interpreterLanguage: index === 3 ? 'ar' : null,
    street,
    houseNumber,
    postcode,
    neighbourhoodKey,
    phone: `070 555 40 0${index + 1}`,
    email: `${givenName.toLowerCase()}@bewoner.example`,
    practiceKey: 'hildebrand',
    ownGpKey: index % 2 === 0 ? 'mark-duivesteyn' : 'amrita-jagroepsingh',
    support: index < 2 ? { teamKey: 'wijkteam-spoorwijk', workerKey: 'rayan-zerkaoui', sinceDays: 30 + index } : null,
    parentKeys: [],
  }
})
