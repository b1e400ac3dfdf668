import type { Activity } from './activity.ts'
import { activityThemes } from './activity.ts'

/** Where the concepts of the wijk stand. */
export const conceptScheme = (origin: string) => `${origin}/openactive/concepts`

/** What a theme is called in Dutch; the key for one that is none. */
export type ThemeName = (theme: string) => string

const concept = (origin: string, theme: string, nameOf: ThemeName) => ({
  '@type': 'Concept',
  '@id': `${conceptScheme(origin)}#${theme}`,
  prefLabel: nameOf(theme),
  inScheme: conceptScheme(origin),
})

/**
 * What an activity is in the wijk's own words: most of what a neighbourhood offers is no sport, and OpenActive's list
 * knows sports alone.
 */
export function ownConcept({ theme }: Pick<Activity, 'theme'>, origin: string, nameOf: ThemeName) {
  return concept(origin, theme ?? 'other', nameOf)
}

/** All of the wijk's own concepts, as a scheme in the way of OpenActive's list (SKOS). */
export function conceptList(origin: string, nameOf: ThemeName) {
  return {
    '@context': 'https://openactive.io/',
    '@type': 'ConceptScheme',
    '@id': conceptScheme(origin),
    license: 'https://creativecommons.org/licenses/by/4.0/',
    concept: activityThemes.map((theme) => concept(origin, theme, nameOf)),
  }
}
