/** Words that people type, and the word that stands in what the neighbourhood offers. */
export interface Synonym {
  readonly word: string
  readonly meaning: string
  readonly language: 'nl' | 'en' | 'tr' | 'ar' | 'pl' | 'ti'
}

const dutch: readonly (readonly [word: string, meaning: string])[] = [
  ...([
    ['gym', 'bewegen'],
    ['fitness', 'bewegen'],
    ['sporten', 'bewegen'],
    ['gymnastiek', 'bewegen'],
  ] as const),
  ...([
    ['lopen', 'wandelen'],
    ['ommetje', 'wandelen'],
    ['fiets', 'fietsen'],
    ['diabetes', 'suikerziekte'],
  ] as const),
  ...([
    ['koffie', 'ontmoeten'],
    ['kletsen', 'praten'],
    ['gezelligheid', 'ontmoeten'],
    ['alleen', 'ontmoeten'],
  ] as const),
  ...([
    ['eenzaam', 'ontmoeten'],
    ['vrienden', 'ontmoeten'],
    ['ontmoeten', 'samen'],
  ] as const),
  ...([
    ['schulden', 'geld'],
    ['schuld', 'geld'],
    ['rekening', 'geld'],
    ['toeslag', 'belasting'],
  ] as const),
  ...([
    ['formulieren', 'brieven'],
    ['post', 'brieven'],
    ['papieren', 'brieven'],
    ['baan', 'werk'],
  ] as const),
  ...([
    ['solliciteren', 'werk'],
    ['computer', 'telefoon'],
    ['digid', 'computer'],
    ['koken', 'eten'],
  ] as const),
  ...([
    ['maaltijd', 'eten'],
    ['lunch', 'eten'],
    ['stress', 'gespannen'],
    ['ontspannen', 'rust'],
    ['slapeloos', 'slapen'],
  ] as const),
  ...([
    ['rouw', 'verlies'],
    ['inburgeren', 'Nederlands'],
    ['taalles', 'Nederlandse les'],
    ['taal', 'Nederlands'],
  ] as const),
  ...([
    ['kleuters', 'kinderen'],
    ['opvoeding', 'ouders'],
    ['baby', 'ouder-babygroep'],
    ['tuinieren', 'tuin'],
  ] as const),
  ...([
    ['groen', 'tuin'],
    ['bibliotheek', 'leeszaal'],
    ['zingen', 'koor'],
    ['hoofddoek', 'vrouwen'],
    ['dames', 'vrouwen'],
  ] as const),
]

const others: readonly Synonym[] = [
  { word: 'gym', meaning: 'sport', language: 'en' },
  { word: 'debt', meaning: 'money', language: 'en' },
  { word: 'lonely', meaning: 'meet', language: 'en' },
  { word: 'spor', meaning: 'hareket', language: 'tr' },
  { word: 'borç', meaning: 'para', language: 'tr' },
  { word: 'ديون', meaning: 'المال', language: 'ar' },
  { word: 'رياضة', meaning: 'حركة', language: 'ar' },
  { word: 'długi', meaning: 'pieniądze', language: 'pl' },
]

/** What the demo's editor has kept (lesson 16.11). */
export const synonyms: readonly Synonym[] = [
  ...dutch.map(([word, meaning]) => ({ word, meaning, language: 'nl' as const })),
  ...others,
]
