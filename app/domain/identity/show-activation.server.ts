import type { Temporal } from 'temporal-polyfill'
import { dateTimeText } from '#app/platform/i18n/format.ts'
import { textsIn } from '#app/platform/i18n/i18n.server.ts'
import { directionOf, isLanguage } from '#app/platform/i18n/languages.ts'
import { paths } from '#app/paths.ts'
import { fullName } from '../shared/person-name.ts'
import { showActivationCode } from './activation-code.ts'
import type { ResidentCard } from './residents.queries.server.ts'

/** A code on paper: for the desk in its own language, and what to do in the resident's. */
export interface ShownActivation {
  readonly name: string
  readonly code: string
  /** In the language of the desk. */
  readonly until: string
  readonly help: {
    readonly lang: string
    readonly dir: 'ltr' | 'rtl'
    readonly title: string
    readonly steps: readonly string[]
    readonly private: string
  }
}

/** @param place.host the address of the wijk, without a path. */
export function showActivation(
  given: { readonly code: string; readonly expiresAt: Temporal.Instant; readonly resident: ResidentCard },
  place: { readonly language: string; readonly timeZone: string; readonly host: string },
): ShownActivation {
  const { code, expiresAt, resident } = given
  const lang = isLanguage(resident.language) ? resident.language : 'nl'
  const { t } = textsIn(lang)
  const until = (language: string) => dateTimeText(expiresAt, place.timeZone, language)
  const address = `${place.host}${paths.signIn()}`
  return {
    name: fullName(resident.name),
    code: showActivationCode(code),
    until: until(place.language),
    help: {
      lang,
      dir: directionOf(lang),
      title: t('identity:activationHelp.title'),
      steps: [
        t('identity:activationHelp.step1', { address }),
        t('identity:activationHelp.step2'),
        t('identity:activationHelp.step3', { until: until(lang) }),
        t('identity:activationHelp.step4'),
      ],
      private: t('identity:activationHelp.private'),
    },
  }
}
