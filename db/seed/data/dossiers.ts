import type { FourDomainStory, HealthScore } from './resident-types.ts'

/** 4D of the people of the stories, in their own words; each was sent to the own practice. */
export const storyAssessments: readonly FourDomainStory[] = [
  {
    key: 'fatma-4d-vorige',
    residentKey: 'fatma-yilmaz',
    language: 'tr',
    sent: { daysAgo: 236, at: '19:40' },
    state: 'superseded',
    lines: [
      { domain: 'BODY', kind: 'concern', text: 'Hep yorgunum.', textNl: 'Ik ben altijd moe.' },
      { domain: 'SOCIAL', kind: 'strength', text: 'Kızım her gün arıyor.', textNl: 'Mijn dochter belt elke dag.' },
    ],
    order: ['BODY', 'SOCIETAL', 'MIND', 'SOCIAL'],
  },
  {
    key: 'fatma-4d',
    residentKey: 'fatma-yilmaz',
    language: 'tr',
    sent: { daysAgo: 116, at: '20:15' },
    state: 'agreed',
    lines: [
      { domain: 'BODY', kind: 'concern', text: 'Hep yorgunum.', textNl: 'Ik ben altijd moe.' },
      {
        domain: 'BODY',
        kind: 'concern',
        text: 'Şekerim çok değişiyor.',
        textNl: 'Mijn suiker gaat steeds op en neer.',
      },
      {
        domain: 'MIND',
        kind: 'concern',
        text: 'Geceleri uyuyamıyorum, korkuyorum.',
        textNl: '’s Nachts slaap ik niet, ik ben bang.',
      },
      { domain: 'SOCIAL', kind: 'strength', text: 'Kızım her gün arıyor.', textNl: 'Mijn dochter belt elke dag.' },
      {
        domain: 'SOCIETAL',
        kind: 'concern',
        text: 'Mektuplar ve borçlar var.',
        textNl: 'Er zijn brieven en schulden.',
      },
    ],
    order: ['SOCIETAL', 'BODY', 'MIND', 'SOCIAL'],
  },
  {
    key: 'corrie-4d',
    residentKey: 'corrie-de-vries',
    language: 'nl',
    sent: { daysAgo: 60, at: '11:05' },
    state: 'agreed',
    lines: [
      { domain: 'BODY', kind: 'concern', text: 'Lopen gaat langzaam.', textNl: null },
      { domain: 'SOCIAL', kind: 'concern', text: 'Ik ben veel alleen.', textNl: null },
      { domain: 'MIND', kind: 'strength', text: 'Ik maak elke dag een puzzel.', textNl: null },
    ],
    order: ['SOCIAL', 'BODY', 'SOCIETAL', 'MIND'],
  },
  {
    key: 'danuta-4d',
    residentKey: 'danuta-kowalska',
    language: 'pl',
    sent: { daysAgo: 33, at: '21:30' },
    state: 'prepared',
    lines: [
      {
        domain: 'SOCIETAL',
        kind: 'concern',
        text: 'Pracuję na nocne zmiany.',
        textNl: 'Ik werk in de nachtdienst.',
      },
      {
        domain: 'SOCIAL',
        kind: 'strength',
        text: 'Mój syn dobrze się uczy.',
        textNl: 'Mijn zoon doet het goed op school.',
      },
    ],
    order: ['SOCIETAL', 'SOCIAL', 'MIND', 'BODY'],
  },
]

/** Marks for health over the year (CVG-1), oldest first. */
export const storyScores: readonly HealthScore[] = [
  { residentKey: 'fatma-yilmaz', score: 4, given: { daysAgo: 236, at: '19:45' }, comment: 'Çok yorgunum.' },
  { residentKey: 'fatma-yilmaz', score: 4, given: { daysAgo: 103, at: '20:20' }, comment: 'Mektuplardan korkuyorum.' },
  { residentKey: 'fatma-yilmaz', score: 5, given: { daysAgo: 24, at: '18:10' }, comment: 'Farid yardım ediyor.' },
  { residentKey: 'corrie-de-vries', score: 6, given: { daysAgo: 60, at: '11:10' }, comment: null },
  { residentKey: 'danuta-kowalska', score: 7, given: { daysAgo: 33, at: '21:35' }, comment: null },
]
