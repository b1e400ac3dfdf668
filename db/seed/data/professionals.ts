import { professionalsOf } from './professional-row.ts'
import type { Administrator, Professional } from './types.ts'

/** Everybody who works in the five practices. The names are invented. */
const practiceProfessionals: readonly Professional[] = [
  ...professionalsOf('GENERAL_PRACTITIONER', 'neckar', 'neckar.example', [
    ['Joost', 'Kuipers', 'mon tue thu', 'en'],
    ['Nadia', 'Benhaddou', 'tue wed fri', 'en ar fr'],
    ['Anneke', 'Hoekzema', 'mon/even wed thu fri', 'en de'],
  ]),
  ...professionalsOf('PRACTICE_NURSE', 'neckar', 'neckar.example', [
    ['Petra', 'Vos', 'mon wed thu', 'en', 'somatiek'],
    ['Bilal', 'Ouahbi', 'tue thu fri/odd', 'ar en', 'ggz'],
  ]),
  ...professionalsOf('PRACTICE_ASSISTANT', 'neckar', 'neckar.example', [
    ['Sanne', 'Meerdink', 'mon tue wed thu', 'en'],
    ['Gülay', 'Demirok', 'tue wed fri', 'tr en'],
    ['Rowena', 'Pinasville', 'mon thu fri', 'en srn'],
  ]),
  ...professionalsOf('GENERAL_PRACTITIONER', 'overvecht', 'gc-overvecht.example', [
    ['Marit', 'Landsaat', 'mon tue thu', 'en'],
    ['Selim', 'Karadere', 'mon wed fri', 'tr en de'],
    ['Wouter', 'van Eijsden', 'tue wed thu/odd', 'en'],
    ['Layla', 'Haddoush', 'wed thu fri', 'ar en'],
  ]),
  ...professionalsOf('PRACTICE_NURSE', 'overvecht', 'gc-overvecht.example', [
    ['Ineke', 'Stuurwold', 'mon tue fri', 'en', 'somatiek'],
    ['Chermaine', 'Lindveld', 'wed thu', 'en srn', 'ggz'],
  ]),
  ...professionalsOf('PRACTICE_ASSISTANT', 'overvecht', 'gc-overvecht.example', [
    ['Kübra', 'Aslantepe', 'mon tue wed', 'tr en'],
    ['Lotte', 'Brinkhuys', 'tue thu fri', 'en'],
    ['Amal', 'Ziyani', 'mon wed fri', 'ar fr'],
  ]),
  ...professionalsOf('GENERAL_PRACTITIONER', 'zilverreiger', 'zilverreiger.example', [
    ['Hanna', 'Oosterlaken', 'mon wed thu', 'en'],
    ['Rachid', 'Ouazzari', 'tue thu fri', 'ar fr en'],
  ]),
  ...professionalsOf('PRACTICE_NURSE', 'zilverreiger', 'zilverreiger.example', [
    ['Willeke', 'Tamsma', 'mon tue thu', 'en', 'somatiek'],
  ]),
  ...professionalsOf('PRACTICE_ASSISTANT', 'zilverreiger', 'zilverreiger.example', [
    ['Joanna', 'Wiśnicka', 'mon tue wed thu', 'pl en'],
    ['Femke', 'Roosdaal', 'wed thu fri', 'en'],
  ]),
  ...professionalsOf('GENERAL_PRACTITIONER', 'sluisje', 'sluisje.example', [
    ['Bart', 'Zwanepol', 'mon tue fri', 'en de'],
    ['Meryem', 'Tosunlar', 'wed thu', 'tr en'],
    ['Reinout', 'Cazemier', 'tue/even wed thu fri', 'en'],
  ]),
  ...professionalsOf('PRACTICE_NURSE', 'sluisje', 'sluisje.example', [
    ['Mieke', 'Droogendijk', 'mon wed fri/even', 'en', 'somatiek'],
  ]),
  ...professionalsOf('PRACTICE_ASSISTANT', 'sluisje', 'sluisje.example', [
    ['Iris', 'Vaartjes', 'mon tue wed', 'en'],
    ['Selam', 'Habtezion', 'wed thu fri', 'ti en'],
  ]),
  ...professionalsOf('GENERAL_PRACTITIONER', 'morgenster', 'morgenster.example', [
    ['Delano', 'Sewnarain', 'mon tue wed', 'en hns'],
    ['Eline', 'Grootveen', 'tue thu fri', 'en fr'],
    ['Omar', 'Al Sabbouh', 'mon thu fri', 'ar en'],
  ]),
  ...professionalsOf('PRACTICE_NURSE', 'morgenster', 'morgenster.example', [
    ['Tineke', 'Opbroek', 'tue wed thu', 'en', 'somatiek'],
    ['Yusuf', 'Kaplanoğlu', 'mon thu', 'tr en', 'ggz'],
  ]),
  ...professionalsOf('PRACTICE_ASSISTANT', 'morgenster', 'morgenster.example', [
    ['Maaike', 'Terwolde', 'mon tue thu', 'en'],
    ['Hayat', 'Bouzidane', 'mon wed fri', 'ar fr'],
    ['Sharina', 'Ramcharitar', 'tue wed fri', 'en hns'],
  ]),
]

const teamWorkers: readonly Professional[] = [
  ...professionalsOf('SOCIAL_WORKER', 'buurtteam-sociaal', 'buurtteam.example', [
    ['Farid', 'Amari', 'tue wed fri', 'ar fr en', 'geld'],
    ['Marjan', 'Poelstra', 'mon tue thu', 'en', 'wonen'],
    ['Sevgi', 'Yurttaş', 'mon wed thu', 'tr', 'geld'],
    ['Ruben', 'Ooijevaar', 'mon thu fri/even', 'en', 'werk'],
    ['Hodan', 'Warfaade', 'tue wed thu', 'so en', 'eenzaam'],
    ['Carlo', 'Blijdveld', 'wed thu fri', 'en srn', 'mantelzorg'],
    ['Agnieszka', 'Zaleska', 'mon tue/odd fri', 'pl en', 'papieren'],
    ['Thijs', 'Wagenvoort', 'tue wed/even thu', 'en', 'veiligheid'],
  ]),
  ...professionalsOf('SOCIAL_WORKER', 'buurtteam-jeugd', 'buurtteam.example', [
    ['Naomi', 'Verkuilen', 'mon tue wed', 'en', 'opvoeden'],
    ['Karim', 'Belkaïdi', 'tue thu fri', 'ar fr', 'opvoeden'],
    ['Zeynep', 'Akgündar', 'mon wed thu', 'tr en', 'school'],
    ['Joris', 'Haverlag', 'mon tue thu', 'en', 'jongeren'],
    ['Feven', 'Gebrezgi', 'wed thu fri', 'ti en', 'opvoeden'],
    ['Monika', 'Lewandek', 'tue wed fri/odd', 'pl en', 'school'],
    ['Shanice', 'Kromosoeto', 'mon thu fri', 'en srn', 'jongeren'],
    ['Pim', 'Daalhuizen', 'tue wed thu/even', 'en', 'veiligheid'],
  ]),
]

/** A short address that the demo shows, for the people whom everyone meets first. */
const shortAddresses: Readonly<Record<string, string>> = {
  'sanne-meerdink': 'sanne@neckar.example',
  'joost-kuipers': 'joost@neckar.example',
  'petra-vos': 'petra@neckar.example',
  'farid-amari': 'farid@buurtteam.example',
}

export const overvechtProfessionals: readonly Professional[] = [...practiceProfessionals, ...teamWorkers].map(
  (professional) => ({ ...professional, email: shortAddresses[professional.key] ?? professional.email }),
)

export const overvechtAdministrators: readonly Administrator[] = [
  { key: 'beheer-overvecht', givenName: 'Ingrid', familyName: 'Snellenburg', email: 'beheer@overvecht.example' },
  {
    key: 'privacy-overvecht',
    kind: 'officer',
    givenName: 'Hanneke',
    familyName: 'Verbruggen',
    email: 'privacy@overvecht.example',
  },
]
