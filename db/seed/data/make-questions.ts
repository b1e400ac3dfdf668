import { diceFrom, type Dice } from './mulberry32.ts'
import { questionsAr } from './questions/questions-ar.ts'
import { questionsEn } from './questions/questions-en.ts'
import { questionsNl } from './questions/questions-nl.ts'
import { questionsPl } from './questions/questions-pl.ts'
import { questionsTr } from './questions/questions-tr.ts'
import type { Question, QuestionTemplate, Resident } from './resident-types.ts'
import type { ClockTime, Professional } from './types.ts'

const questionTemplates: Readonly<Record<string, readonly QuestionTemplate[]>> = {
  nl: questionsNl,
  tr: questionsTr,
  ar: questionsAr,
  pl: questionsPl,
  en: questionsEn,
}

const writesEnglish = ['ti', 'en']

/** A question that fits the resident's language; who speaks Tigrinya writes English. */
function templateFor(resident: Resident, turn: number): QuestionTemplate {
  const language = writesEnglish.includes(resident.language) ? 'en' : resident.language
  const templates = questionTemplates[language] ?? questionsNl
  return templates[turn % templates.length] as QuestionTemplate
}

function timeBetween(dice: Dice, firstHour: number, hours: number): ClockTime {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(firstHour + dice.below(hours))}:${two(5 * dice.below(12))}` as ClockTime
}

function asked(dice: Dice, resident: Resident, template: QuestionTemplate) {
  const { language, topic, subject, text, textNl, since, tried } = template
  return {
    residentKey: resident.key,
    practiceKey: resident.practiceKey,
    language,
    topic,
    subject,
    text,
    textNl,
    since,
    tried,
    replyBy: dice.chance(0.3) ? ('phone' as const) : ('message' as const),
    replyLanguage: language,
    channel: resident.email === null ? ('desk' as const) : ('portal' as const),
    helpedBy: null,
  }
}

/**
 * Open questions for one practice, each from a different resident, in the states in which an inbox holds them:
 * some of two working days ago (due today), most of yesterday, some taken, one asked for more.
 */
export function makeOpenQuestions(
  count: number,
  seed: number,
  residents: readonly Resident[],
  takers: readonly Professional[],
): readonly Question[] {
  const dice = diceFrom(seed)
  return residents.slice(0, count).map((resident, index) => {
    const taken = index % 5 === 1
    const toDoctor = index % 9 === 3
    const returned = index % 16 === 7
    return {
      ...asked(dice, resident, templateFor(resident, index)),
      key: `open-${resident.key}`,
      sent: { workingDaysAgo: index === 0 ? 3 : index % 4 === 0 ? 2 : 1, at: timeBetween(dice, 8, 12) },
      state: returned ? 'returned_for_info' : taken ? 'in_progress' : toDoctor ? 'triaged' : 'submitted',
      takenBy: returned || taken ? dice.pick(takers).key : toDoctor ? resident.ownGpKey : null,
      replies: [],
    }
  })
}

/** Answered questions of the past `days` working days, the newest first, each answered on the next working day. */
export function makeQuestionHistory(
  count: number,
  seed: number,
  days: number,
  residents: readonly Resident[],
  professionals: readonly Professional[],
): readonly Question[] {
  const dice = diceFrom(seed)
  const newest = 3
  return Array.from({ length: count }, (_, index): Question => {
    const resident = dice.pick(residents)
    const template = templateFor(resident, dice.below(100))
    const workingDaysAgo = newest + Math.floor((index * (days - newest)) / count)
    const team = professionals.filter((each) => each.teamKey === resident.practiceKey)
    const answeredBy = dice.pick(team).key
    return {
      ...asked(dice, resident, template),
      key: `history-${index + 1}`,
      sent: { workingDaysAgo, at: timeBetween(dice, 8, 8) },
      state: workingDaysAgo > 10 ? 'closed' : 'answered',
      takenBy: answeredBy,
      replies: [
        {
          byKey: answeredBy,
          at: { workingDaysAgo: workingDaysAgo - 1, at: timeBetween(dice, 9, 7) },
          language: template.language,
          text: template.answer,
          textNl: null,
        },
      ],
    }
  })
}
