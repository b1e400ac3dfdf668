import type { ActivityTheme } from '#app/domain/activities/activity.ts'
import { howToJoin } from './activity-phrases.ts'
import type { Activity, Pictogram } from './activity-types.ts'

const themes: Readonly<Record<Pictogram, ActivityTheme>> = {
  ...({ walk: 'walking', bike: 'cycling', sport: 'sport', dance: 'dance', heart: 'relaxing', soup: 'food' } as const),
  ...({
    cook: 'food',
    coffee: 'coffee',
    garden: 'garden',
    book: 'culture',
    chess: 'culture',
    music: 'culture',
  } as const),
  ...({ letters: 'money', language: 'language', baby: 'parents' } as const),
}
/** Where the pictogram says something else than what it is about. */
const themesByKey: Readonly<Record<string, ActivityTheme>> = {
  ...({ werkcafe: 'work', opvoedcafe: 'parents', computerhulp: 'digital', huiswerkuur: 'children' } as const),
  ...({ 'kinderen-koken-gezond': 'children', 'voetbal-op-het-plein': 'children', speelmiddag: 'children' } as const),
  ...({ herstelgroep: 'care', rouwcafe: 'care', voorlezen: 'children', 'leesclub-makkelijk': 'language' } as const),
}

const concept = (part: string) => `https://openactive.io/activity-list#${part}`
/** Concepts of the OpenActive activity list (CC BY 4.0): Walking, Cycling, Dance, Swimming and so on. */
const openactive: Readonly<Record<string, string>> = {
  walking: concept('95092977-5a20-4d6e-b312-8fddabe71544'),
  cycling: concept('be4762de-b26c-4bd2-bcf2-4e54b58e7830'),
  dance: concept('6ca15167-51da-4d91-a1ae-8a45dc47b0ea'),
  garden: concept('5b880e93-4a16-4c37-86ac-ba2ffba68358'),
  sport: concept('26a7b902-1ddd-46fd-9371-853e414c9eb3'),
}
const openactiveByKey: Readonly<Record<string, string>> = {
  'zwemmen-vrouwen': concept('2750229d-b725-4171-9276-376be913957c'),
  'voetbal-op-het-plein': concept('0a5f732d-e806-4e51-ad40-0a7de0239c8c'),
  'yoga-op-de-stoel': concept('16b8fad0-68a1-4159-892d-c9b59dce03c8'),
}

const outdoors: readonly Pictogram[] = ['walk', 'bike', 'garden']
const outdoorsByKey: readonly string[] = ['voetbal-op-het-plein', 'speelmiddag', 'spelen-op-zondag']
const withChildren: readonly string[] = [
  ...['buurtmaaltijd', 'samen-soep-eten', 'zondagontbijt', 'moestuin', 'tuinochtend', 'schone-buurt'],
  ...['samen-eten-vrijdag', 'spelen-op-zondag', 'ouder-babygroep'],
]

function signUpOf({ howToJoin: words, registrationNeeded }: Activity): 'none' | 'portal' | 'phone' {
  if (words === howToJoin.callFirst) return 'phone'
  return registrationNeeded || words === howToJoin.signUp ? 'portal' : 'none'
}

/** What the neighbourhood filters an activity by, and how one takes part, from what is written about it. */
export function kindOf(activity: Activity) {
  const { key, pictogram, maxAge } = activity
  const theme = themesByKey[key] ?? themes[pictogram]
  return {
    theme,
    openactiveActivity: openactiveByKey[key] ?? openactive[theme] ?? null,
    indoors: !outdoors.includes(pictogram) && !outdoorsByKey.includes(key),
    childrenWelcome: withChildren.includes(key) || (maxAge !== null && maxAge <= 18),
    signUp: signUpOf(activity),
  }
}
