import type { Temporal } from 'temporal-polyfill'
import { openLicence, openFeeds, rpdeType } from './openactive-page.ts'

interface Wijk {
  readonly name: string
  readonly city: string
  readonly origin: string
  /** The page on which people see the same. */
  readonly page: string
  /** The address of the portal's picture. */
  readonly logo: string
  readonly madeAt: Temporal.Instant | null
}

/** What is open of a wijk, for who collects such feeds (OpenActive Dataset API Discovery). */
export function openDataset({ name, city, origin, page, logo, madeAt }: Wijk) {
  return {
    '@context': ['https://schema.org/', 'https://openactive.io/'],
    '@type': 'Dataset',
    '@id': `${origin}/openactive`,
    url: `${origin}/openactive`,
    name: `Activiteiten in ${name}, ${city}`,
    description: `Alles wat er in ${name} te doen is, met elke datum: ook wat niet doorgaat of verplaatst is.`,
    keywords: ['Activiteiten', 'Bewegen', 'Ontmoeten', name, city],
    license: openLicence,
    inLanguage: ['nl'],
    schemaVersion: 'https://openactive.io/modelling-opportunity-data/2.0',
    documentation: 'https://developer.openactive.io/',
    discussionUrl: page,
    publisher: {
      '@type': 'Organization',
      name: `Drieluik ${name}`,
      legalName: `Drieluik ${name}`,
      url: origin,
      logo: { '@type': 'ImageObject', url: logo },
    },
    ...(madeAt ? { dateModified: madeAt.toString({ smallestUnit: 'second' }) } : {}),
    distribution: Object.entries(openFeeds).map(([path, kind]) => ({
      '@type': 'DataDownload',
      name: kind,
      additionalType: `https://openactive.io/${kind}`,
      encodingFormat: rpdeType,
      contentUrl: `${origin}/openactive/${path}`,
    })),
  }
}
