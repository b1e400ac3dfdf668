import { arabicFlags, arabicPlain } from './red-flag-words.ar.ts'
import { englishFlags, englishPlain } from './red-flag-words.en.ts'
import { dutchFlags, dutchPlain } from './red-flag-words.nl.ts'
import { polishFlags, polishPlain } from './red-flag-words.pl.ts'
import { tigrinyaFlags, tigrinyaPlain } from './red-flag-words.ti.ts'
import { turkishFlags, turkishPlain } from './red-flag-words.tr.ts'

/**
 * The fixed list of ECO-3 by flag and language, phrases as `flag-phrases.ts` says. Letters need no care for accents or
 * case. Words that are common in another language of the portal stand in full (Dutch "kan", Turkish for blood), because
 * every text is held against all languages. No speaker judged the list.
 */
export const redFlagWords = {
  chest_pain: {
    nl: dutchFlags.chest_pain,
    en: englishFlags.chest_pain,
    tr: turkishFlags.chest_pain,
    ar: arabicFlags.chest_pain,
    pl: polishFlags.chest_pain,
    ti: tigrinyaFlags.chest_pain,
  },
  breathless: {
    nl: dutchFlags.breathless,
    en: englishFlags.breathless,
    tr: turkishFlags.breathless,
    ar: arabicFlags.breathless,
    pl: polishFlags.breathless,
    ti: tigrinyaFlags.breathless,
  },
  stroke: {
    nl: dutchFlags.stroke,
    en: englishFlags.stroke,
    tr: turkishFlags.stroke,
    ar: arabicFlags.stroke,
    pl: polishFlags.stroke,
    ti: tigrinyaFlags.stroke,
  },
  heavy_bleeding: {
    nl: dutchFlags.heavy_bleeding,
    en: englishFlags.heavy_bleeding,
    tr: turkishFlags.heavy_bleeding,
    ar: arabicFlags.heavy_bleeding,
    pl: polishFlags.heavy_bleeding,
    ti: tigrinyaFlags.heavy_bleeding,
  },
  unconscious: {
    nl: dutchFlags.unconscious,
    en: englishFlags.unconscious,
    tr: turkishFlags.unconscious,
    ar: arabicFlags.unconscious,
    pl: polishFlags.unconscious,
    ti: tigrinyaFlags.unconscious,
  },
  suicidal: {
    nl: dutchFlags.suicidal,
    en: englishFlags.suicidal,
    tr: turkishFlags.suicidal,
    ar: arabicFlags.suicidal,
    pl: polishFlags.suicidal,
    ti: tigrinyaFlags.suicidal,
  },
  baby_fever: {
    nl: dutchFlags.baby_fever,
    en: englishFlags.baby_fever,
    tr: turkishFlags.baby_fever,
    ar: arabicFlags.baby_fever,
    pl: polishFlags.baby_fever,
    ti: tigrinyaFlags.baby_fever,
  },
} as const

/** By language what only looks like a phrase of the list: taken out before it is held against the list. */
export const plainWords = {
  nl: dutchPlain,
  en: englishPlain,
  tr: turkishPlain,
  ar: arabicPlain,
  pl: polishPlain,
  ti: tigrinyaPlain,
} as const
