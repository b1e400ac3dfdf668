import { calmLanguages, calmTexts } from './calm-page-texts.ts'
import type { CalmLanguage, Notice } from './calm-page-texts.ts'

/** Whom to call in a wijk. */
export interface CalmPhones {
  readonly help: string
  /** The huisartsenpost. */
  readonly outOfHours: string
}

/** The status that goes with each notice; a caller may send a nearer one. */
export const noticeStatus: Readonly<Record<Notice, number>> = {
  notFound: 404,
  refused: 403,
  notUnderstood: 400,
  tooLarge: 413,
  fault: 500,
  away: 503,
  notSent: 503,
}

/**
 * The reader's language: the one in the address, else the first known one of `Accept-Language` by weight
 * (RFC 9110 §12.5.4), else Dutch.
 */
export function readerLanguage(pathname: string, acceptLanguage: string | undefined): CalmLanguage {
  const inAddress = calmLanguages.find((each) => pathname === `/${each}` || pathname.startsWith(`/${each}/`))
  if (inAddress) return inAddress
  const wished = (acceptLanguage ?? '')
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().toLowerCase().split(';')
      const weight = rest.map((each) => /^\s*q=([0-9.]+)\s*$/.exec(each)?.[1]).find(Boolean)
      return { language: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) }
    })
  const known = wished.filter(({ weight }) => weight > 0).sort((one, other) => other.weight - one.weight)
  return known.flatMap(({ language }) => calmLanguages.find((each) => each === language) ?? [])[0] ?? 'nl'
}

/**
 * A whole page that needs nothing of the portal but `/calm.css`: no database, no build, no script.
 * @param phones the telephone numbers of this wijk, where they are known.
 */
export function calmPage(notice: Notice, language: CalmLanguage, phones: Partial<CalmPhones> = {}): string {
  const { notices, help, urgent, danger, outOfHours } = calmTexts[language]
  const [title, what, next] = notices[notice]
  const post = phones.outOfHours ? `${outOfHours}: ${phoneLink(phones.outOfHours)}` : outOfHours
  return `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · Drieluik</title>
<link rel="stylesheet" href="/calm.css">
</head>
<body>
<main>
<p class="name" translate="no">Drieluik</p>
<h1>${title}</h1>
<p>${what}</p>
<p>${next}</p>
${phones.help ? `<p>${help} ${phoneLink(phones.help)}</p>\n` : ''}<section aria-labelledby="urgent">
<h2 id="urgent">${urgent}</h2>
<p><strong>${danger} ${phoneLink('112')}</strong></p>
<p>${post}.</p>
</section>
</main>
</body>
</html>
`
}

/** Digits and what stands between them, nothing that means something in HTML; a phone dials it (RFC 3966). */
function phoneLink(value: string): string {
  const plain = value.replace(/[^0-9 +()-]/g, '')
  return `<a href="tel:${plain.replace(/[^0-9+]/g, '')}"><bdi>${plain}</bdi></a>`
}

/** The style of the calm page; served as `/calm.css`, so that the policy needs no exception. */
export const calmStyle = `:root{color-scheme:light dark}
body{margin:0;background:#fbf8f3;color:#1c2b2a;font:1.125rem/1.6 'Atkinson Hyperlegible Next','Noto Sans Arabic','Noto Sans Ethiopic',system-ui,sans-serif}
main{max-inline-size:36rem;margin-inline:auto;padding:2rem 1.25rem 4rem}
.name{margin:0;color:#0b5f5c;font-weight:700}
h1{margin-block:.5rem 1rem;font-size:1.9rem;line-height:1.2}
h2{margin-block:0 .5rem;font-size:1.25rem}
p{margin-block:0 .75rem}
a{color:inherit;white-space:nowrap}
section{margin-block-start:2rem;padding:1rem 1.25rem;border-inline-start:.375rem solid #b9431f;background:#fbe9e2}
section p:last-child{margin-block-end:0}
@media (prefers-color-scheme:dark){
body{background:#14201f;color:#eef3f1}
.name{color:#8fd0ca}
section{background:#33211b;border-color:#f0a184}
}
`
