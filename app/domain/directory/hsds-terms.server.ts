import type { PortalT } from '#app/platform/i18n/portal-t.ts'
import { derivedId } from './derived-id.server.ts'
import { domains, domainWords, questionCodes } from './directory-questions.ts'

/** Made once, at random: what the ids of our own terms follow from. */
const namespace = '5b1f9a4e-6a0e-4c55-9b1c-0d6a1f6f2a37'

const taxonomyOf = (name: 'domains' | 'questions', title: string, description: string) => ({
  ...{ id: derivedId(namespace, name), name: title, description, version: '1' },
})
const taxonomies = {
  domains: taxonomyOf('domains', 'Vier domeinen', 'Lichaam, geest, samen, geld en werk: waar een vraag over gaat.'),
  questions: taxonomyOf('questions', 'Vragen van bewoners', 'Wat bewoners vragen, in hun eigen woorden.'),
}

/** HSDS 3.0 `taxonomy_term`. */
export interface HsdsTerm {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly description: string
  readonly taxonomy: string
  readonly taxonomy_id: string
  readonly taxonomy_detail: (typeof taxonomies)['domains']
  readonly language: 'nl'
}

/** Every term that an entry can be found by: the four domains, and the questions of residents. In Dutch, the source. */
export function hsdsTerms(t: PortalT): readonly HsdsTerm[] {
  const term = (of: 'domains' | 'questions', code: string, name: string): HsdsTerm => ({
    id: derivedId(namespace, `${of} ${code}`),
    code,
    name,
    description: `${taxonomies[of].name}: ${name}`,
    taxonomy: taxonomies[of].name,
    taxonomy_id: taxonomies[of].id,
    taxonomy_detail: taxonomies[of],
    language: 'nl',
  })
  return [
    ...domains.map((code) => term('domains', code, t(`directory:domains.${domainWords[code]}`))),
    ...questionCodes.map((code) => term('questions', code, t(`directory:questions.${code}`))),
  ]
}
