/** GSM 03.38: what fits seven bits. */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
/** These take two places. */
const extended = new Set('^{}\\[~]|€')

/** Letters that GSM 03.38 lacks, as people write them on a phone without them. */
const plain: Readonly<Record<string, string>> = {
  ...{ ş: 's', Ş: 'S', ğ: 'g', Ğ: 'G', ı: 'i', İ: 'I', ç: 'c' },
  ...{ ą: 'a', Ą: 'A', ć: 'c', Ć: 'C', ę: 'e', Ę: 'E', ł: 'l', Ł: 'L', ń: 'n', Ń: 'N', ś: 's', Ś: 'S' },
  ...{ ź: 'z', Ź: 'Z', ż: 'z', Ż: 'Z', Ó: 'O' },
  ...{ ë: 'e', ê: 'e', ï: 'i', î: 'i', í: 'i', ó: 'o', ô: 'o', á: 'a', â: 'a', ú: 'u', û: 'u' },
  ...{ '’': "'", '‘': "'", '“': '"', '”': '"', '„': '"', '–': '-', '…': '...', '\u00a0': ' ' },
}

const places = (text: string) =>
  [...text].reduce((sum, letter) => sum + (basic.has(letter) ? 1 : extended.has(letter) ? 2 : Number.NaN), 0)

/** The text with its letters written plainly where that makes the whole fit seven bits; else as it is. */
export function plainSms(text: string): string {
  const simple = [...text].map((letter) => plain[letter] ?? letter).join('')
  return Number.isNaN(places(simple)) ? text : simple
}

/** In how many parts a text message goes out: 160 places in one, 153 in each of more; 70 and 67 where seven bits don't do. */
export function smsParts(text: string): number {
  const septets = places(text)
  const [length, one, each] = Number.isNaN(septets) ? [text.length, 70, 67] : [septets, 160, 153]
  return length <= one ? 1 : Math.ceil(length / each)
}

/** No text message of the portal takes more parts. */
export const mostSmsParts = 2

/** The first of these texts that takes two parts at most, written plainly; the last one where none does. */
export function fitSms(texts: readonly [string, ...string[]]): string {
  const written = texts.map(plainSms)
  return written.find((text) => smsParts(text) <= mostSmsParts) ?? written.at(-1)!
}
