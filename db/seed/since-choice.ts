import type { sinceChoices } from '#app/domain/messaging/question.ts'

type SinceChoice = (typeof sinceChoices)[number]

/** Words of the demo's questions, in five languages, for how long something has been going on. */
const words: readonly (readonly [SinceChoice, RegExp])[] = [
  ['longer', /jaar|vakantie|zomer|moved|kıştan/i],
  ['months', /maand|\bay|شهر/iu],
  ['weeks', /10 dagen|week|hafta|tygod|tydzie|أسبوع/iu],
  ['today', /vandaag/i],
]

/** The choice of the form that says what a question of the demo says in words. */
export function sinceChoiceOf(said: string): SinceChoice {
  return words.find(([, pattern]) => pattern.test(said))?.[0] ?? 'days'
}
