/** Latin letters that Unicode does not take apart into a letter and a mark. */
const latin: Readonly<Record<string, string>> = {
  ...{ ı: 'i', ł: 'l', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', æ: 'ae', œ: 'oe' },
}

/** Arabic letters; those that people write for one another fall together (أ إ آ ا, ى ي, ة ه). */
const arabic: Readonly<Record<string, string>> = {
  ...{
    ا: 'a',
    أ: 'a',
    إ: 'a',
    آ: 'a',
    ٱ: 'a',
    ء: '',
    ؤ: 'w',
    ئ: 'y',
    ب: 'b',
    ت: 't',
    ث: 'th',
    ج: 'j',
    ح: 'h',
    خ: 'kh',
  },
  ...{ د: 'd', ذ: 'dh', ر: 'r', ز: 'z', س: 's', ش: 'sh', ص: 's', ض: 'd', ط: 't', ظ: 'z', ع: 'e', غ: 'gh', ف: 'f' },
  ...{ ق: 'q', ك: 'k', ک: 'k', ل: 'l', م: 'm', ن: 'n', ه: 'h', ة: 'h', و: 'w', ي: 'y', ی: 'y', ى: 'y' },
  ...{ پ: 'p', چ: 'ch', ژ: 'zh', گ: 'g', ڤ: 'v' },
}

/** The consonants of the Ethiopic syllables, eight code points each from U+1200 on; ሠ ሰ and ጸ ፀ fall together. */
const ethiopic =
  'h l h m s r s sh q qw q qw b v t ch h hw n ny a k kw kh khw w a z zh y d d j g gw g t ch p ts ts f p'.split(' ')
const vowels = ['e', 'u', 'i', 'a', 'ie', '', 'o', 'wa']

function syllable(letter: string): string | undefined {
  const at = letter.charCodeAt(0) - 0x1200
  const consonant = at < 0 ? undefined : ethiopic[Math.floor(at / 8)]
  return consonant === undefined ? undefined : consonant + (vowels[at % 8] ?? '')
}

const plain = (letter: string) => latin[letter] ?? arabic[letter] ?? syllable(letter) ?? ' '

/**
 * A text as search compares it: lower case, without accents, each script in plain Latin letters, words between single
 * spaces. Two spellings of one word become one, and what compares trigrams then works in every locale of a database
 * (pg_trgm sees only what the locale calls a letter). Not for reading.
 */
export function foldForSearch(text: string): string {
  return (
    text
      .toLowerCase()
      .normalize('NFKD')
      .replaceAll(/[\p{M}ـ’'ʼ]/gu, '')
      // The Arabic article.
      .replaceAll(/(?<!\p{L})ال(?=\p{L}{2})/gu, '')
      .replaceAll(/[^a-z0-9 ]/gu, plain)
      .replaceAll(/ +/g, ' ')
      .trim()
  )
}

/** Words of a search: at most six, each at most 40 letters. What is left out is more than anybody types. */
export const mostSearchWords = 6
const longestWord = 40

/** What somebody typed, as folded words. Empty when nothing in it can be looked for. */
export function searchWords(typed: string): string[] {
  const words = foldForSearch(typed.slice(0, 300)).split(' ').filter(Boolean)
  return [...new Set(words.map((word) => word.slice(0, longestWord)))].slice(0, mostSearchWords)
}
