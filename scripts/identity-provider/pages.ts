import type { DemoPerson } from './demo-people.ts'
import { providerTexts, type ProviderLanguage } from './texts.ts'

export const levels = ['laag', 'substantieel', 'hoog'] as const
export type Level = (typeof levels)[number]

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const safe = (text: string) => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign)

export const style = `
:root { color-scheme: light dark; --paper: #fbf8f3; --card: #fff; --ink: #1c2b2a; --soft: #455553; --line: #7b8785; --primary: #0b5f5c; --on: #fff; --sun: #fdf3dc; --sun-ink: #614006; }
@media (prefers-color-scheme: dark) { :root { --paper: #10201f; --card: #182b2a; --ink: #f0f5f4; --soft: #bccbc9; --line: #8a9b99; --primary: #7fd1c9; --on: #06302e; --sun: #3a2c0c; --sun-ink: #f6dca2; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.125rem/1.6 system-ui, sans-serif; }
main { max-inline-size: 40rem; margin-inline: auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.9rem; line-height: 1.2; }
.mark { background: var(--sun); color: var(--sun-ink); padding: 0.75rem 1rem; border-radius: 0.5rem; }
fieldset { border: 0; padding: 0; margin: 1.5rem 0 0; min-inline-size: 0; }
legend { font-size: 1.25rem; font-weight: 700; padding: 0; margin-block-end: 0.5rem; }
label.option { display: flex; gap: 0.75rem; align-items: center; min-block-size: 3rem; padding: 0.5rem 1rem; margin-block-end: 0.5rem; background: var(--card); border: 1px solid var(--line); border-radius: 0.5rem; }
label small { display: block; color: var(--soft); font-size: 0.9375rem; }
input[type='radio'] { inline-size: 1.5rem; block-size: 1.5rem; flex: none; accent-color: var(--primary); }
input[type='search'] { font: inherit; inline-size: 100%; min-block-size: 3rem; padding: 0.5rem 0.75rem; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 0.5rem; }
button { font: inherit; font-weight: 700; min-block-size: 3rem; padding: 0.5rem 1.25rem; margin-block-start: 0.75rem; border: 2px solid var(--primary); border-radius: 0.5rem; background: var(--primary); color: var(--on); cursor: pointer; }
button.quiet { background: transparent; color: var(--primary); }
a { color: var(--primary); }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
`

const page = (language: ProviderLanguage, title: string, body: string) => `<!DOCTYPE html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(title)} · ${providerTexts[language].mark}</title><link rel="stylesheet" href="/style.css"></head>
<body><main>${body}</main></body></html>`

export interface Choice {
  readonly language: ProviderLanguage
  readonly action: string
  readonly people: readonly DemoPerson[]
  readonly query: string
  /** What is chosen when the page opens. */
  readonly subject: string | null
  readonly level: Level
  readonly nothingChosen: boolean
}

/** The page to choose a person and a level on; works without scripts. */
export function choosePage({ language, action, people, query, subject, level, nothingChosen }: Choice): string {
  const t = providerTexts[language]
  const person = (each: DemoPerson) =>
    `<label class="option"><input type="radio" name="subject" value="${safe(each.subject)}"${each.subject === subject ? ' checked' : ''}><span>${safe(each.name)} <small>${safe(each.wijk)}</small></span></label>`
  const step = (each: Level) =>
    `<label class="option"><input type="radio" name="level" value="${each}"${each === level ? ' checked' : ''}><span>${t[each]} <small>${t[`${each}Text`]}</small></span></label>`
  return page(
    language,
    t.title,
    `<h1>${t.title}</h1><p class="mark"><strong>${t.mark}.</strong> ${t.stand}</p>
<form method="get" role="search"><label for="q">${t.search}</label><input type="search" id="q" name="q" value="${safe(query)}"><button class="quiet">${t.searchButton}</button></form>
<form method="post" action="${safe(action)}">
<fieldset><legend>${t.people}</legend>${nothingChosen ? `<p role="alert"><strong>${t.choose}</strong></p>` : ''}${people.map(person).join('') || `<p>${t.nobody}</p>`}<p><a href="?q=*">${t.everybody}</a></p></fieldset>
<fieldset><legend>${t.level}</legend>${levels.map(step).join('')}</fieldset>
<button name="intent" value="signIn">${t.button}</button> <button class="quiet" name="intent" value="cancel">${t.cancel}</button>
</form>`,
  )
}

/** A calm word when a page is asked that is not there, or no longer. */
export function problemPage(language: ProviderLanguage): string {
  const t = providerTexts[language]
  return page(language, t.problem, `<h1>${t.problem}</h1><p>${t.problemText}</p>`)
}
