import { languageText } from '#app/platform/i18n/format.ts'
import type { PortalT } from '#app/platform/i18n/portal-t.ts'
import type { InterpreterWish } from './interpreter-wish.ts'

/** `language` of the page, BCP 47. */
interface Words {
  readonly t: PortalT
  readonly language: string
}

/** What was asked for in words, such as "Turks, liefst een vrouw"; null for no interpreter. */
function inWords(wish: InterpreterWish, language: string, sign: string, gender: string | null): string | null {
  const spoken = wish.interpreterLanguage === null ? null : languageText(wish.interpreterLanguage, language)
  const parts = [spoken, wish.interpreterMode === 'sign' ? sign : null, gender].filter((part) => part !== null)
  return parts.length > 0 ? parts.join(', ') : null
}

// i18n: booking:interpreter.*
/** Which interpreter comes along, for the resident; null for none. */
export function interpreterForResident(wish: InterpreterWish, { t, language }: Words): string | null {
  const { interpreterGender } = wish
  const gender = interpreterGender === null ? null : t(`booking:interpreter.${interpreterGender}`)
  return inWords(wish, language, t('booking:interpreter.sign'), gender)
}

// i18n: desk.work:one.*
/** Which interpreter is wanted, for the team; null for none. */
export function interpreterForTeam(wish: InterpreterWish, { t, language }: Words): string | null {
  const { interpreterGender } = wish
  const gender = interpreterGender === null ? null : t(`desk.work:one.${interpreterGender}`)
  return inWords(wish, language, t('desk.work:one.sign'), gender)
}
