/** What a form sends for an interpreter who signs (Nederlandse Gebarentaal), among the languages that are spoken. */
export const signLanguage = 'sign'

/** Which interpreter a resident asks for (APP-5, lesson 16.7); all null for none. */
export interface InterpreterWish {
  /** BCP 47 of a spoken language. */
  readonly interpreterLanguage: string | null
  readonly interpreterMode: 'spoken' | 'sign' | null
  readonly interpreterGender: 'female' | 'male' | null
}

/**
 * What a form asked for.
 * @param asked.language a language tag, `signLanguage`, or undefined for no interpreter: then a wish for a woman or a man
 * means nothing.
 */
export function interpreterWish(asked: {
  readonly language: string | undefined
  readonly gender: 'female' | 'male' | undefined
}): InterpreterWish {
  const { language, gender = null } = asked
  if (language === undefined) return { interpreterLanguage: null, interpreterMode: null, interpreterGender: null }
  return language === signLanguage
    ? { interpreterLanguage: null, interpreterMode: 'sign', interpreterGender: gender }
    : { interpreterLanguage: language, interpreterMode: 'spoken', interpreterGender: gender }
}

/** Whether somebody of the team has an interpreter to arrange. */
export const wantsInterpreter = (wish: Partial<InterpreterWish>): boolean =>
  (wish.interpreterLanguage ?? null) !== null || wish.interpreterMode === 'sign'
