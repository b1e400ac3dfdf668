/** What somebody who signed up for one date has (PUB-6): a place, a turn on the waiting list, or no longer anything. */
export type RegistrationState = 'waiting' | 'placed' | 'cancelled'

/** What people say afterwards, by one tap (lesson 16.12). */
export const helpedAnswers = ['yes', 'a_bit', 'no', 'not_there'] as const
export type HelpedAnswer = (typeof helpedAnswers)[number]

/** Signing up for the series is for so many dates at most, within so many days: nobody's number stays for ever. */
export const mostSeriesDates = 12
export const seriesDays = 84

/** What became of a date that people signed up for, as they are told: `signup:sms.<what>`. */
export type DateNews = 'dateCancelled' | 'dateMoved'
