import { overvechtAddress } from './overvecht-address.ts'
import { splitFamilyName } from './name-parts.ts'
import type { Resident, Support } from './resident-types.ts'

const pageLanguages = ['nl', 'nl-simple', 'en', 'tr', 'ar', 'pl', 'ti']

interface Story {
  readonly key: string
  readonly name: readonly [given: string, family: string]
  readonly salutation?: 'mevrouw' | 'meneer'
  readonly born: readonly [age: number, dayOfYear: number]
  readonly language: string
  /** When the pages are in another language than the person's own. */
  readonly pageLanguage?: string
  readonly interpreter?: boolean
  readonly lives: readonly [street: string, houseNumber: string]
  readonly phone: string
  readonly email: string | null
  readonly gp: readonly [practiceKey: string, ownGpKey: string]
  readonly support?: Support
  readonly parentKeys?: readonly string[]
}

function told(story: Story): Resident {
  const { street, houseNumber, postcode, neighbourhoodKey } = overvechtAddress(...story.lives)
  return {
    key: story.key,
    givenName: story.name[0],
    ...splitFamilyName(story.name[1]),
    salutation: story.salutation ?? null,
    age: story.born[0],
    birthDayOfYear: story.born[1],
    language: story.language,
    pageLanguage: story.pageLanguage ?? (pageLanguages.includes(story.language) ? story.language : 'nl'),
    interpreterLanguage: story.interpreter ? story.language : null,
    street,
    houseNumber,
    postcode,
    neighbourhoodKey,
    phone: story.phone,
    email: story.email,
    practiceKey: story.gp[0],
    ownGpKey: story.gp[1],
    support: story.support ?? null,
    parentKeys: story.parentKeys ?? [],
  }
}

/** The people of the stories. They are invented. */
export const storyResidents: readonly Resident[] = [
  told({
    key: 'fatma-yilmaz',
    name: ['Fatma', 'Yılmaz'],
    salutation: 'mevrouw',
    born: [58, 132],
    language: 'tr',
    interpreter: true,
    lives: ['Zambesidreef', '914'],
    phone: '030 555 40 01',
    email: 'fatma@bewoner.example',
    gp: ['neckar', 'joost-kuipers'],
    support: { teamKey: 'buurtteam-sociaal', workerKey: 'farid-amari', sinceDays: 96 },
  }),
  told({
    key: 'emre-yilmaz',
    name: ['Emre', 'Yılmaz'],
    born: [14, 251],
    language: 'nl',
    lives: ['Zambesidreef', '914'],
    phone: '030 555 40 02',
    email: null,
    gp: ['neckar', 'joost-kuipers'],
    parentKeys: ['fatma-yilmaz'],
  }),
  told({
    key: 'danuta-kowalska',
    name: ['Danuta', 'Kowalska'],
    salutation: 'mevrouw',
    born: [36, 77],
    language: 'pl',
    pageLanguage: 'nl',
    lives: ['Donaudreef', '927'],
    phone: '030 555 40 03',
    email: 'danuta@bewoner.example',
    gp: ['neckar', 'nadia-benhaddou'],
    support: { teamKey: 'buurtteam-jeugd', workerKey: 'monika-lewandek', sinceDays: 41 },
  }),
  told({
    key: 'kacper-kowalski',
    name: ['Kacper', 'Kowalski'],
    born: [12, 201],
    language: 'nl',
    lives: ['Donaudreef', '927'],
    phone: '030 555 40 04',
    email: 'kacper@bewoner.example',
    gp: ['neckar', 'nadia-benhaddou'],
    parentKeys: ['danuta-kowalska'],
  }),
  told({
    key: 'samuel-tesfay',
    name: ['Samuel', 'Tesfay'],
    salutation: 'meneer',
    born: [29, 14],
    language: 'ti',
    pageLanguage: 'en',
    interpreter: true,
    lives: ['Wolgadreef', '966'],
    phone: '030 555 40 05',
    email: 'samuel@bewoner.example',
    gp: ['neckar', 'anneke-hoekzema'],
    support: { teamKey: 'buurtteam-sociaal', workerKey: 'ruben-ooijevaar', sinceDays: 20 },
  }),
  told({
    key: 'mohammed-el-amrani',
    name: ['Mohammed', 'el Amrani'],
    salutation: 'meneer',
    born: [71, 182],
    language: 'ar',
    pageLanguage: 'nl',
    interpreter: true,
    lives: ['Neckardreef', '956'],
    phone: '030 555 40 06',
    email: 'elamrani@bewoner.example',
    gp: ['neckar', 'joost-kuipers'],
  }),
  told({
    key: 'corrie-de-vries',
    name: ['Corrie', 'de Vries'],
    salutation: 'mevrouw',
    born: [79, 305],
    language: 'nl',
    pageLanguage: 'nl-simple',
    lives: ['Neckardreef', '982'],
    phone: '030 555 40 07',
    email: 'corrie@bewoner.example',
    gp: ['neckar', 'joost-kuipers'],
    support: { teamKey: 'buurtteam-sociaal', workerKey: 'marjan-poelstra', sinceDays: 210 },
  }),
  told({
    key: 'wim-jansen',
    name: ['Wim', 'Jansen'],
    salutation: 'meneer',
    born: [63, 28],
    language: 'nl',
    lives: ['Moezeldreef', '911'],
    phone: '030 555 40 08',
    email: null,
    gp: ['neckar', 'anneke-hoekzema'],
  }),
  told({
    key: 'naima-bakkali',
    name: ['Naima', 'Bakkali'],
    salutation: 'mevrouw',
    born: [47, 340],
    language: 'ar',
    lives: ['Amazonedreef', '975'],
    phone: '030 555 40 09',
    email: 'naima@bewoner.example',
    gp: ['neckar', 'nadia-benhaddou'],
  }),
  told({
    key: 'glenn-wijdenveld',
    name: ['Glenn', 'Wijdenveld'],
    salutation: 'meneer',
    born: [54, 99],
    language: 'nl',
    lives: ['Gambiadreef', '944'],
    phone: '030 555 40 10',
    email: 'glenn@bewoner.example',
    gp: ['zilverreiger', 'rachid-ouazzari'],
    support: { teamKey: 'buurtteam-sociaal', workerKey: 'farid-amari', sinceDays: 12 },
  }),
]
