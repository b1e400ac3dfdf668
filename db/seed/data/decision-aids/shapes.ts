import type { AidAnswer, AidLink, AidOutcome, AidQuestion } from '#app/domain/activities/decision-aid.ts'

/** An outcome before it has words and ids: entries by their key in the demo data. */
export type OutcomeShape = Pick<AidOutcome, 'key' | 'activities' | 'entries' | 'repeats'> & {
  readonly entryKeys?: readonly string[]
  readonly links?: readonly AidLink['href'][]
}
export type QuestionShape = Pick<AidQuestion, 'key'> & {
  /** The word in the address and where it leads; one word where those are the same. */
  readonly answers: readonly (AidAnswer['code'] | readonly [code: AidAnswer['code'], next: string])[]
}

/** The questions and outcomes of an aid, in the order in which an editor reads them. */
export interface AidShape {
  readonly slug: 'bewegen' | 'vitale-kinderen' | 'geld'
  readonly pictogram: 'walk' | 'baby' | 'money'
  readonly asksToDo: boolean
  readonly closing?: string
  readonly questions: readonly QuestionShape[]
  readonly outcomes: readonly OutcomeShape[]
}

const thuisarts = 'https://www.thuisarts.nl/'

/** Three themes of the district: moving, healthy children, and money. */
export const aidShapes: readonly AidShape[] = [
  {
    slug: 'bewegen',
    pictogram: 'walk',
    asksToDo: true,
    closing: 'doen',
    questions: [
      { key: 'wie', answers: ['vrouwen', ['iedereen', 'wat'], 'kind', ['weetniet', 'praten']] },
      { key: 'wat', answers: ['wandelen', 'fietsen', 'sporten', 'rustig'] },
      { key: 'doen', answers: ['ja', 'twijfel', 'nee'] },
    ],
    outcomes: [
      { key: 'vrouwen', activities: { domein: 'lichaam', vrouwen: 'ja' }, entryKeys: ['beweegmakelaar'] },
      { key: 'kind', activities: { domein: 'lichaam', kinderen: 'ja' }, entryKeys: ['beweegmakelaar-jeugd'] },
      { key: 'praten', entryKeys: ['beweegmakelaar'], entries: { vraag: 'bewegen' }, links: [thuisarts] },
      { key: 'wandelen', activities: { thema: 'walking' }, entryKeys: ['beweegmakelaar'] },
      { key: 'fietsen', activities: { thema: 'cycling' }, entryKeys: ['fietswerkplaats'] },
      { key: 'sporten', activities: { domein: 'lichaam', plek: 'binnen' }, entryKeys: ['sportpas'] },
      {
        key: 'rustig',
        activities: { thema: 'relaxing', drempelvrij: 'ja' },
        entryKeys: ['valpreventie'],
        links: [thuisarts],
      },
      { key: 'ja', repeats: true },
      { key: 'twijfel', activities: { samen: 'ja' }, entryKeys: ['beweegmakelaar'] },
      { key: 'nee', entryKeys: ['beweegmakelaar'], entries: { vraag: 'bewegen' } },
    ],
  },
  {
    slug: 'vitale-kinderen',
    pictogram: 'baby',
    asksToDo: false,
    questions: [
      {
        key: 'leeftijd',
        answers: [
          ['0', 'klein'],
          ['4', 'wens'],
          ['13', 'jongeren'],
        ],
      },
      { key: 'wens', answers: ['bewegen', 'eten', 'spelen', 'opvoeden'] },
    ],
    outcomes: [
      { key: 'klein', activities: { leeftijd: 'baby', kinderen: 'ja' }, entries: { vraag: 'baby' } },
      {
        key: 'bewegen',
        activities: { leeftijd: 'kind', domein: 'lichaam', kinderen: 'ja' },
        entryKeys: ['gezond-gewicht-kind', 'beweegmakelaar-jeugd'],
      },
      {
        key: 'eten',
        activities: { leeftijd: 'kind', plek: 'binnen', kinderen: 'ja' },
        entryKeys: ['gezond-gewicht-kind'],
        links: [thuisarts],
      },
      { key: 'spelen', activities: { leeftijd: 'kind', kinderen: 'ja' }, entries: { vraag: 'kind' } },
      {
        key: 'opvoeden',
        activities: { thema: 'parents' },
        entryKeys: ['opvoedspreekuur', 'buurtteam-jeugd-gezin'],
        links: [thuisarts],
      },
      { key: 'jongeren', activities: { leeftijd: 'jongere' }, entryKeys: ['jongerenwerk', 'beweegmakelaar-jeugd'] },
    ],
  },
  {
    slug: 'geld',
    pictogram: 'money',
    asksToDo: false,
    questions: [
      { key: 'wat', answers: [['schulden', 'haast'], 'brief', 'weinig', 'werk'] },
      {
        key: 'haast',
        answers: [
          ['ja', 'snel'],
          ['nee', 'rustig'],
        ],
      },
    ],
    outcomes: [
      { key: 'snel', entryKeys: ['buurtteam-sociaal'], entries: { vraag: 'schulden' }, links: ['https://geldfit.nl/'] },
      { key: 'rustig', activities: { thema: 'money' }, entries: { vraag: 'schulden' }, links: ['https://geldfit.nl/'] },
      { key: 'brief', activities: { thema: 'money' }, entries: { vraag: 'brieven' } },
      {
        key: 'weinig',
        activities: { gratis: 'ja' },
        entries: { vraag: 'weinig-geld' },
        links: ['https://www.nibud.nl/'],
      },
      { key: 'werk', activities: { thema: 'work' }, entries: { vraag: 'werk' } },
    ],
  },
]
