import { dayText } from '#app/platform/i18n/format.ts'
import { showEntry } from '../directory/show-directory.server.ts'
import type { Reader } from '../directory/open-text.server.ts'
import { aidWord, type AidContent, type AidLanguage, type AidQuestion } from './decision-aid.ts'
import type { AidResults } from './decision-aid-results.server.ts'
import { showLine } from './show-days.server.ts'
import { questionsLeft, type AidWalk } from './decision-aid-walk.ts'

const showQuestion = ({ text, help, answers }: AidQuestion, language: AidLanguage) => ({
  text: aidWord(text, language),
  help: help ? aidWord(help, language) : null,
  answers: answers.map(({ code, text: words }) => ({ code, ...aidWord(words, language) })),
})

/** One page of an aid in the words of a reader: a question, or an advice with the question that closes it. */
export function showAidStep(content: AidContent, walk: AidWalk, language: AidLanguage) {
  const { steps, at, closing } = walk
  const codes = steps.map(({ answer }) => answer.code)
  const status = language === 'nl' || language === 'nl-simple' ? undefined : content.status[language]
  return {
    title: aidWord(content.title, language),
    intro: aidWord(content.intro, language),
    codes,
    /** What was answered, to look back at. */
    said: steps.map(({ question, answer }, index) => ({
      question: aidWord(question.text, language),
      answer: aidWord(answer.text, language),
      codes: codes.slice(0, index),
    })),
    unchecked: status?.status === 'machine',
    question: at.kind === 'question' ? showQuestion(at, language) : null,
    /** "Vraag 2 van 3": how many there are at most on this way. */
    step: { current: steps.length + 1, total: steps.length + questionsLeft(content, at) },
    advice:
      at.kind === 'outcome'
        ? {
            title: aidWord(at.title, language),
            text: aidWord(at.text, language),
            links: at.links.map(({ href, label }) => ({ href, ...aidWord(label, language) })),
            closing: closing ? showQuestion(closing, language) : null,
          }
        : null,
  }
}

/** What an advice ends in, in ready words. */
export function showAidResults(results: AidResults, reader: Reader) {
  const { language } = reader
  const { activities, activityQuery, period, entries, entryQuery } = results
  return {
    activities:
      activities?.map((each) => {
        const line = showLine(each, language)
        return { ...line, when: `${dayText(each.occurrence.date, language)}, ${line.when}` }
      }) ?? null,
    activityQuery: activityQuery && {
      ...{ ...activityQuery, van: period.from.toString() },
      tot: period.until.subtract({ days: 1 }).toString(),
    },
    entries: entries.map((entry) => showEntry(entry, reader)),
    entryQuery,
  }
}
