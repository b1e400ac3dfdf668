import type { QuestionTemplate, QuestionTopic } from '../resident-types.ts'

/** Subject, topic, text, since, tried, answer and, where the text is not Dutch, a draft of it in Dutch. */
type TemplateRow = readonly [
  subject: string,
  topic: QuestionTopic,
  text: string,
  since: string,
  tried: string,
  answer: string,
  textNl?: string,
]

/** Numbered templates in one language: 'tr-1', 'tr-2' and so on. */
export function templatesIn(language: string, rows: readonly TemplateRow[]): readonly QuestionTemplate[] {
  return rows.map(([subject, topic, text, since, tried, answer, textNl], index) => ({
    key: `${language}-${index + 1}`,
    language,
    subject,
    topic,
    text,
    textNl: textNl ?? null,
    since,
    tried,
    answer,
  }))
}
