import type { MetaFunction } from './framework.ts'
import { pageTitle } from './page-title.ts'

/** The `meta` of a page whose address holds a secret: no link from it says where it was followed (ASVS 5.0.0 14.2.1). */
export const pageWithSecret: MetaFunction = (args) => [
  ...(pageTitle(args) ?? []),
  // Not no-referrer: the Origin of its form would become null, and the gate would refuse it.
  { name: 'referrer', content: 'strict-origin' },
]
