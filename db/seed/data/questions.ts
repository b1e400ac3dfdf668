import { fatmaQuestions } from './fatma-questions.ts'
import { makeOpenQuestions, makeQuestionHistory } from './make-questions.ts'
import { overvechtProfessionals } from './professionals.ts'
import type { Question } from './resident-types.ts'
import { overvechtResidents } from './residents.ts'
import { storyQuestions } from './story-questions.ts'

const openAtNeckar = 40
const historyCount = 150
/** Working days in three months. */
const historyDays = 63

const inventedResidents = overvechtResidents.filter((each) => each.key.startsWith('bewoner-'))

/** Who takes a new question in the practice where Sanne works. */
const takers = overvechtProfessionals.filter((each) => each.teamKey === 'neckar' && each.role === 'PRACTICE_ASSISTANT')

/** Forty questions that wait at Centrum Neckar: those of the stories and of other residents. */
export const openQuestions: readonly Question[] = [
  ...storyQuestions,
  ...makeOpenQuestions(
    openAtNeckar - storyQuestions.length,
    3562,
    inventedResidents.filter((each) => each.practiceKey === 'neckar'),
    takers,
  ),
]

/** What was asked and answered before: three months in all practices, a year for Fatma. */
export const questionHistory: readonly Question[] = [
  ...fatmaQuestions,
  ...makeQuestionHistory(historyCount, 3563, historyDays, inventedResidents, overvechtProfessionals),
]
