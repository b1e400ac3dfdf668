import { z } from 'zod'

/** Languages that interpreters are asked for most; a person's own stored need is offered besides (APP-5). */
export const interpreterLanguages = [
  'ar',
  'bg',
  'en',
  'es',
  'fa',
  'fr',
  'pl',
  'ro',
  'ru',
  'so',
  'ti',
  'tr',
  'uk',
  'zgh',
] as const

/** A language tag (BCP 47) without extensions. */
export const languageTag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$/)
