import { directionOf } from '#app/platform/i18n/languages.ts'
import type { Mail } from '#app/platform/mail.server.ts'

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const linked = (text: string) =>
  text.replace(/https?:\/\/[^\s\u2066-\u2069]+/g, (href) => `<a href="${href}">${href}</a>`)

/** The words of a mail as a page that reads from right to left. No style, no picture: nothing to track. */
function htmlOf(language: string, { subject, text }: Pick<Mail, 'subject' | 'text'>): string {
  const paragraphs = escaped(text)
    .split('\n\n')
    .map((each) => `<p>${linked(each).replaceAll('\n', '<br>')}</p>`)
  return `<!doctype html>
<html lang="${language}" dir="rtl"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body dir="rtl">${paragraphs.join('\n')}</body></html>`
}

/**
 * A mail in a language. Plain text says everything; where the language runs from right to left the same words come as HTML
 * too, because plain text can't say its direction.
 */
export function mailIn(language: string, mail: Pick<Mail, 'to' | 'subject' | 'text'>): Mail {
  return directionOf(language) === 'rtl' ? { ...mail, html: htmlOf(language, mail) } : mail
}
