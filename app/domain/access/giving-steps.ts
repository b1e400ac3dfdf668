/** The pages of giving in their order, by their word in the address. */
export const givingSteps = ['wie', 'wat', 'hoelang', 'nakijken'] as const
export type GivingStep = (typeof givingSteps)[number]

export const isGivingStep = (value: unknown): value is GivingStep => (givingSteps as readonly unknown[]).includes(value)

/** What stands in the address of a page of giving. */
export interface GivingQuery {
  readonly wie: string | null
  readonly onderwerp: readonly string[]
  readonly maanden: string | null
  readonly zoek: string
}

export function readGivingQuery(query: URLSearchParams): GivingQuery {
  return {
    wie: query.get('wie'),
    onderwerp: query.getAll('onderwerp'),
    maanden: query.get('maanden'),
    zoek: (query.get('zoek') ?? '').slice(0, 60),
  }
}
