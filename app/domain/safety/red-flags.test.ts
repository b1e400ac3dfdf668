import fc from 'fast-check'
import { expect, test } from 'vitest'
import { redFlagWords } from './red-flag-words.ts'
import { findRedFlags, redFlagCalls, redFlagCodes, type RedFlagCode } from './red-flags.ts'

const sentences: Record<RedFlagCode, string[]> = {
  chest_pain: [
    'Ik heb pijn op mijn borst',
    'mijn borst doet erg pijn',
    'PIJN OP DE BORST!!',
    'I have a terrible pain in my chest',
    'Göğsüm ağrıyor',
    'göğüs ağrısı var',
    'أشعر بألم في الصدر',
    'صدري يؤلمني',
    'Boli mnie w klatce piersiowej',
    'mam ból w klatce piersiowej',
  ],
  breathless: [
    'Ik ben zo benauwd',
    'kan niet goed ademhalen',
    "I can't breathe",
    'Nefes alamıyorum',
    'NEFES ALAMIYORUM',
    'عندي ضيق في التنفس',
    'لا أستطيع أن أتنفس',
    'Mam duszności',
    'nie mogę oddychać',
  ],
  stroke: [
    'Zijn mond hangt scheef',
    'mijn arm is verlamd',
    'His face is drooping',
    'my speech is slurred',
    'Annem felç geçirdi',
    'ağzı kaydı',
    'عنده شلل في يده',
    'Chyba mam udar',
    'opadł mu kącik ust',
  ],
  heavy_bleeding: [
    'Ik verlies veel bloed',
    'het bloeden stopt niet',
    'I am bleeding a lot',
    'Çok kan kaybediyorum',
    'kanama durmuyor',
    'عندي نزيف',
    'Mam krwotok',
    'leci dużo krwi',
  ],
  unconscious: [
    'Mijn man is bewusteloos',
    'ze reageert niet',
    'She passed out',
    'he is unconscious',
    'Babam bayıldı',
    'bilinci kapalı',
    'أبي فاقد الوعي',
    'أُغمي عليها',
    'Mama zemdlała',
    'jest nieprzytomny',
  ],
  suicidal: [
    'Ik wil dood',
    'ik denk aan zelfmoord',
    'suïcidale gedachten',
    'I want to kill myself',
    "I don't want to live",
    'Ölmek istiyorum',
    'intihar etmek istiyorum',
    'أريد أن أموت',
    'أفكر في الانتحار',
    'Myślę o samobójstwie',
    'nie chcę już żyć',
  ],
  baby_fever: [
    'Mijn baby heeft koorts',
    'mijn zoontje van 6 weken oud heeft koorts',
    'My newborn has a fever',
    'Bebeğimin ateşi var',
    'رضيعي عنده حرارة',
    'Moje niemowlę ma gorączkę',
  ],
}

test.each(redFlagCodes.flatMap((code) => sentences[code].map((sentence) => [sentence, code] as const)))(
  '"%s" is recognised (%s)',
  (sentence, code) => {
    expect(findRedFlags(sentence)).toContain(code)
  },
)

test.each([
  'Ik wil graag een herhaalrecept',
  'hep yorgunum',
  'Ik ben 38 weken zwanger van mijn baby',
  'Ik kan niet slapen op mijn kussen',
  'Ik heb een uitslag van het bloedonderzoek gehad',
  'Mijn zoon van 12 heeft koorts',
  'My knee hurts since Monday',
  'Dizim ağrıyor, randevu istiyorum',
  'ما هو المصدر؟ أريد موعدا في المدرسة',
  'Potrzebuję recepty na leki',
  'Ik geef borstvoeding en heb een vraag',
  '',
  '?!...',
])('"%s" is an ordinary question', (sentence) => {
  expect(findRedFlags(sentence)).toEqual([])
})

test('words of two languages in one text are both found', () => {
  expect(findRedFlags('Mijn moeder is bewusteloos, nefes alamıyor')).toEqual(['breathless', 'unconscious'])
})

test('accents, capitals, Arabic vowels and other letters for the same make no difference', () => {
  expect(findRedFlags('SUICIDALE GEDACHTEN')).toEqual(findRedFlags('suïcidale gedachten'))
  expect(findRedFlags('gogsum agriyor')).toEqual(['chest_pain'])
  expect(findRedFlags('أَلَم في الصَّدر')).toEqual(findRedFlags('الم فى الصدر'))
  expect(findRedFlags('zemdlala')).toEqual(['unconscious'])
  expect(findRedFlags('نوبه قلبيه')).toEqual(findRedFlags('نوبة قلبية'))
  expect(findRedFlags('نوبه قلبيه')).toEqual(['chest_pain'])
})

test('words that stand far apart are no phrase', () => {
  expect(
    findRedFlags('Ik heb pijn in mijn knie sinds vorige week maandag en dat werkt niet goed, ook geef ik de borst'),
  ).toEqual([])
})

test('who writes that there is no pain on the chest is asked all the same', () => {
  expect(findRedFlags('ik heb geen pijn op de borst')).toEqual(['chest_pain'])
})

test('thoughts of suicide lead to 113, a baby with fever to the doctor, the rest to 112', () => {
  expect(redFlagCalls.suicidal).toBe('113')
  expect(redFlagCalls.baby_fever).toBe('practice_or_out_of_hours')
  expect(redFlagCodes.filter((code) => redFlagCalls[code] === '112')).toHaveLength(5)
})

/** The phrase in each way in which one of its choices can be made, the others being the first. */
function waysOf(phrase: string): string[] {
  const words = phrase
    .trim()
    .split(/\s+/)
    .map((part) => part.split('/').flatMap(runsOf))
  return words.flatMap((choices, i) =>
    choices.map((choice) => words.map((each, j) => (i === j ? choice : each[0])).join(' ')),
  )
}
function runsOf(run: string): string[] {
  const steps = run.split('_').map((word) => word.split('|'))
  return steps.flatMap((choices, i) =>
    choices.map((choice) => steps.map((each, j) => (i === j ? choice : each[0])).join(' ')),
  )
}

test('every flag has words in every language of the portal, and each phrase of the list is found', () => {
  for (const code of redFlagCodes) {
    expect(Object.keys(redFlagWords[code])).toEqual(['nl', 'en', 'tr', 'ar', 'pl', 'ti'])
    for (const phrase of Object.values(redFlagWords[code]).flatMap((list) => list.split(','))) {
      expect(phrase.trim(), code).not.toBe('')
      for (const way of waysOf(phrase)) expect(findRedFlags(way.replaceAll('*', '')), phrase).toContain(code)
    }
  }
})

test('a text made to be slow is read as fast as any other', () => {
  const first = redFlagCodes.flatMap((code) => Object.values(redFlagWords[code]).flatMap((list) => list.split(',')))
  const hostile = [
    'a'.repeat(500),
    'a '.repeat(250),
    'ب'.repeat(500),
    'pijn x x x x x x x borst '.repeat(20),
    'van is pas 1 2 3 weken '.repeat(22),
    'لا ما مش لم '.repeat(42),
    'nie mogę nie ma '.repeat(31),
    '\u0300'.repeat(500),
    first
      .map((phrase) =>
        phrase
          .trim()
          .split(/[\s_|/*]+/)
          .find(Boolean),
      )
      .join(' x '),
  ].map((text) => text.slice(0, 500))
  for (const text of hostile) {
    const times = Array.from({ length: 7 }, () => {
      const start = performance.now()
      findRedFlags(text)
      return performance.now() - start
    })
    // The quickest of a few: what else the machine does is not measured.
    expect(Math.min(...times), text.slice(0, 30)).toBeLessThan(5)
  }
})

test('whatever stands around them, the words are found, and no text makes it stumble', () => {
  const all = redFlagCodes.flatMap((code) => sentences[code].map((sentence) => [sentence, code] as const))
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...all),
      fc.string(),
      (before, [sentence, code], after) => {
        expect(findRedFlags(`${before}\n${sentence}. ${after}`)).toContain(code)
      },
    ),
  )
})
