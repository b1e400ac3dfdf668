import type { StoryAppointment, ThreeWayStory } from './resident-types.ts'

/** How full the agendas are, as a share of the slots of each session. */
export const bookedShare = {
  /** Weeks of history before the current one. */
  pastWeeks: 13,
  /** In each of those weeks. */
  past: 0.9,
  /** This week, next week and so on; what lies further ahead is empty. */
  comingWeeks: [0.75, 0.5, 0.3, 0.15, 0.08, 0.04],
} as const

/** How appointments of the past ended; the shares add up to 1. */
export const pastOutcomes = [
  { state: 'fulfilled', share: 0.92 },
  { state: 'cancelled', share: 0.05 },
  { state: 'noshow', share: 0.03 },
] as const

/** Reasons in a resident's own words, for appointments that tell no story. */
export const ordinaryReasons: readonly string[] = [
  'Bloeddruk meten',
  'Pijn in mijn rug',
  'Ik hoest al lang',
  'Uitslag bespreken',
  'Mijn oor zit dicht',
  'Ik slaap slecht',
  'Controle suiker',
  'Oren uitspuiten',
  'Mijn knie is dik',
  'Ik maak mij zorgen',
  'Vlekje op mijn rug',
  'Hechtingen eruit',
]

/** The same, for talks with a buurtteam. */
export const supportReasons: readonly string[] = [
  'Ik snap een brief niet',
  'Brieven van het incassobureau',
  'Ik heb schulden',
  'Mijn huur is te hoog',
  'Ik zoek een ander huis',
  'Schimmel in mijn huis',
  'Formulier voor de gemeente',
  'Toeslag aanvragen',
  'Hulp met DigiD',
  'Ik voel mij alleen',
  'Ik wil mensen leren kennen',
  'Ruzie met de buren',
]

const fatma = { residentKey: 'fatma-yilmaz', language: 'tr', interpreterLanguage: 'tr' } as const
const withPetra = { ...fatma, professionalKeys: ['petra-vos'], visitTypeCode: 'PRACTICE_NURSE' } as const
const withJoost = { ...fatma, professionalKeys: ['joost-kuipers'], visitTypeCode: 'DOUBLE_CONSULT' } as const

/** Appointments of the people of the stories, on days when their professionals work. */
export const storyAppointments: readonly StoryAppointment[] = [
  {
    ...withPetra,
    key: 'fatma-petra-volgende',
    when: { weekOffset: 1, weekday: 3, at: '09:20' },
    state: 'booked',
    reason: 'Şeker kontrolü ve yorgunluk',
  },
  {
    ...fatma,
    key: 'fatma-4d-gesprek',
    professionalKeys: ['petra-vos'],
    visitTypeCode: 'FOUR_DOMAIN_CONVERSATION',
    when: { weekOffset: -15, weekday: 1, at: '13:00' },
    state: 'fulfilled',
    reason: 'Nasıl gidiyor, dört alan',
  },
  {
    ...fatma,
    key: 'fatma-farid-begin',
    professionalKeys: ['farid-amari'],
    visitTypeCode: 'SUPPORT_TALK',
    when: { weekOffset: -13, weekday: 5, at: '10:00' },
    state: 'fulfilled',
    reason: 'Mektuplar ve para',
  },
  {
    ...fatma,
    key: 'fatma-farid-brieven',
    professionalKeys: ['farid-amari'],
    visitTypeCode: 'SUPPORT_TALK',
    when: { weekOffset: -5, weekday: 3, at: '13:30' },
    state: 'fulfilled',
    reason: 'Mektuplar ve para',
  },
  {
    ...withPetra,
    key: 'fatma-petra-kwartaal',
    when: { weekOffset: -9, weekday: 4, at: '09:00' },
    state: 'fulfilled',
    reason: 'Şeker kontrolü',
  },
  {
    ...withPetra,
    key: 'fatma-petra-benen',
    when: { weekOffset: -39, weekday: 1, at: '10:40' },
    state: 'fulfilled',
    reason: 'Bacaklarım şişiyor',
  },
  {
    ...withJoost,
    key: 'fatma-joost-voorjaar',
    when: { weekOffset: -26, weekday: 2, at: '11:00' },
    state: 'fulfilled',
    reason: 'Çok yorgunum',
  },
  {
    ...withJoost,
    key: 'fatma-joost-afgezegd',
    when: { weekOffset: -31, weekday: 4, at: '14:00' },
    state: 'cancelled',
    reason: 'Sırtım ağrıyor',
  },
  {
    key: 'danuta-nadia',
    residentKey: 'danuta-kowalska',
    professionalKeys: ['nadia-benhaddou'],
    visitTypeCode: 'CONSULT',
    when: { weekOffset: 1, weekday: 5, at: '09:00' },
    state: 'booked',
    reason: 'Ból głowy',
    language: 'pl',
    interpreterLanguage: null,
  },
  {
    key: 'kacper-nadia',
    residentKey: 'kacper-kowalski',
    professionalKeys: ['nadia-benhaddou'],
    visitTypeCode: 'CONSULT',
    when: { weekOffset: -4, weekday: 3, at: '15:30' },
    state: 'fulfilled',
    reason: 'Ik ben snel buiten adem met gym',
    language: 'nl',
    interpreterLanguage: null,
  },
  {
    key: 'samuel-bilal',
    residentKey: 'samuel-tesfay',
    professionalKeys: ['bilal-ouahbi'],
    visitTypeCode: 'PRACTICE_NURSE',
    when: { weekOffset: 1, weekday: 4, at: '13:40' },
    state: 'booked',
    reason: 'Sleep and worries',
    language: 'en',
    interpreterLanguage: 'ti',
  },
]

/** Fatma asked her huisarts and Farid for a drie-gesprek, on a Tuesday: the one day on which both work. */
export const storyThreeWayTalks: readonly ThreeWayStory[] = [
  {
    key: 'fatma-drie-gesprek',
    residentKey: 'fatma-yilmaz',
    subject: 'Mektuplar, borçlar ve yorgunluk',
    when: { weekOffset: 2, weekday: 2, at: '10:00' },
    place: 'practice',
    interpreterLanguage: 'tr',
    invitedAt: { daysAgo: 1, at: '16:20' },
    invited: [
      { professionalKey: 'joost-kuipers', state: 'accepted', reason: null },
      { professionalKey: 'farid-amari', state: 'invited', reason: null },
    ],
  },
]
