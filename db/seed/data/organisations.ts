import { overvechtAddress } from './overvecht-address.ts'
import type { Organisation, Team } from './types.ts'

/** "Gezondheidscentrum Overvecht" exists; the other names are invented. */
export const overvechtOrganisations: readonly Organisation[] = [
  {
    key: 'centrum-neckar',
    name: 'Centrum Neckar',
    kind: 'HEALTH_CENTRE',
    address: overvechtAddress('Neckardreef', '912'),
    phone: '030 555 10 00',
    email: 'balie@neckar.example',
  },
  {
    key: 'gezondheidscentrum-overvecht',
    name: 'Gezondheidscentrum Overvecht',
    kind: 'HEALTH_CENTRE',
    address: overvechtAddress('Amazonedreef', '940'),
    phone: '030 555 11 00',
    email: 'balie@gc-overvecht.example',
  },
  {
    key: 'centrum-zilverreiger',
    name: 'Centrum De Zilverreiger',
    kind: 'HEALTH_CENTRE',
    address: overvechtAddress('Zambesidreef', '988'),
    phone: '030 555 12 00',
    email: 'balie@zilverreiger.example',
  },
  {
    key: 'centrum-sluisje',
    name: 'Centrum Het Sluisje',
    kind: 'HEALTH_CENTRE',
    address: overvechtAddress('Taagdreef', '905'),
    phone: '030 555 13 00',
    email: 'balie@sluisje.example',
  },
  {
    key: 'centrum-morgenster',
    name: 'Centrum De Morgenster',
    kind: 'HEALTH_CENTRE',
    address: overvechtAddress('Tigrisdreef', '921'),
    phone: '030 555 14 00',
    email: 'balie@morgenster.example',
  },
  {
    key: 'buurtteam-sociaal',
    name: 'Buurtteam Sociaal Overvecht',
    kind: 'NEIGHBOURHOOD_TEAM',
    address: overvechtAddress('Amazonedreef', '962'),
    phone: '030 555 20 00',
    email: 'sociaal@buurtteam.example',
  },
  {
    key: 'buurtteam-jeugd',
    name: 'Buurtteam Jeugd en Gezin Overvecht',
    kind: 'NEIGHBOURHOOD_TEAM',
    address: overvechtAddress('Donaudreef', '918'),
    phone: '030 555 21 00',
    email: 'jeugd@buurtteam.example',
  },
  {
    key: 'welzijn-de-dreven',
    name: 'Welzijn De Dreven',
    kind: 'ACTIVITY_ORGANIZER',
    address: overvechtAddress('Zambesidreef', '930'),
    phone: '030 555 30 00',
    email: 'hallo@de-dreven.example',
  },
  {
    key: 'dreef-in-beweging',
    name: 'Dreef in Beweging',
    kind: 'ACTIVITY_ORGANIZER',
    address: overvechtAddress('Wolgadreef', '950'),
    phone: '030 555 31 00',
    email: 'meedoen@dreef-beweegt.example',
  },
  {
    key: 'boekenboot',
    name: 'Leeszaal De Boekenboot',
    kind: 'ACTIVITY_ORGANIZER',
    address: overvechtAddress('Zamenhofdreef', '902'),
    phone: '030 555 32 00',
    email: 'leeszaal@boekenboot.example',
  },
  {
    key: 'taalhuis-de-brug',
    name: 'Taalhuis De Brug',
    kind: 'ACTIVITY_ORGANIZER',
    address: overvechtAddress('Gambiadreef', '915'),
    phone: '030 555 33 00',
    email: 'taal@de-brug.example',
  },
  {
    key: 'groene-duim',
    name: 'Buurttuin De Groene Duim',
    kind: 'ACTIVITY_ORGANIZER',
    address: overvechtAddress('Marnedreef', '999'),
    phone: '030 555 34 00',
    email: 'tuin@groene-duim.example',
  },
  {
    key: 'jongerenhuis-vonk',
    name: 'Jongerenhuis Vonk',
    kind: 'ACTIVITY_ORGANIZER',
    address: overvechtAddress('Nicaraguadreef', '933'),
    phone: '030 555 35 00',
    email: 'kom@vonk.example',
  },
  {
    key: 'herstelhuis-de-kade',
    name: 'Herstelhuis De Kade',
    kind: 'ACTIVITY_ORGANIZER',
    address: overvechtAddress('Bostondreef', '907'),
    phone: '030 555 36 00',
    email: 'samen@de-kade.example',
  },
]

/** A GP practice in a centre; its line for what can't wait ends on 11. */
const practice = (key: string, organisationKey: string, name: string, phone: string): Team => ({
  key,
  organisationKey,
  name,
  kind: 'GP_PRACTICE',
  phone,
  opensAt: '08:00',
  closesAt: '17:00',
  emergencyPhone: phone.replace(/00$/, '11'),
})

const neighbourhoodTeam = (key: string, name: string, phone: string): Team => ({
  key,
  organisationKey: key,
  name,
  kind: 'NEIGHBOURHOOD_TEAM',
  phone,
  opensAt: '09:00',
  closesAt: '17:00',
  emergencyPhone: null,
})

export const overvechtTeams: readonly Team[] = [
  practice('neckar', 'centrum-neckar', 'Centrum Neckar', '030 555 10 00'),
  practice('overvecht', 'gezondheidscentrum-overvecht', 'Gezondheidscentrum Overvecht', '030 555 11 00'),
  practice('zilverreiger', 'centrum-zilverreiger', 'Centrum De Zilverreiger', '030 555 12 00'),
  practice('sluisje', 'centrum-sluisje', 'Centrum Het Sluisje', '030 555 13 00'),
  practice('morgenster', 'centrum-morgenster', 'Centrum De Morgenster', '030 555 14 00'),
  neighbourhoodTeam('buurtteam-sociaal', 'Buurtteam Sociaal', '030 555 20 00'),
  neighbourhoodTeam('buurtteam-jeugd', 'Buurtteam Jeugd en Gezin', '030 555 21 00'),
]
