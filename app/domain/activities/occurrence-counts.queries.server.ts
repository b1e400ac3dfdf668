import { and, eq, gt, gte, lt, sql, type SQL } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import { activityOccurrences as o } from '#db/schema/activities.ts'
import {
  domainOf,
  domainWords,
  placeWords,
  yesFilters,
  yesWords,
  type DomainWord,
  type YesWord,
} from './activity-filter-form.ts'
import { ageGroupWords, ageGroups, type AgeGroup, type FilterName } from './activity-filter.ts'
import { conditionsOf, fitsAge } from './occurrence-conditions.server.ts'
import type { OccurrencesAsked } from './occurrences.queries.server.ts'

type Counts<Key extends string = string> = Readonly<Partial<Record<Key, number>>>

/** How many dates are left: as chosen, and for each choice if it were chosen too (instead of another of its kind). */
export interface OccurrenceCounts {
  readonly all: number
  readonly yes: Counts<YesWord>
  readonly domain: Counts<DomainWord>
  readonly age: Counts<AgeGroup>
  readonly place: Counts<'binnen' | 'buiten'>
  /** By ISO date. */
  readonly day: Counts
  /** By id. */
  readonly neighbourhood: Counts
  /** BCP 47. */
  readonly language: Counts
}

const holds: Readonly<Record<YesWord, SQL>> = {
  gratis: sql`${o.free}`,
  vrouwen: sql`${o.womenOnly}`,
  kinderen: sql`${o.childrenWelcome}`,
  drempelvrij: sql`${o.stepFree}`,
  samen: sql`${o.companion}`,
}

/** A JSON object with, by key, how many rows fulfil a condition. */
function counted(conditions: Readonly<Record<string, SQL>>): SQL {
  const pairs = Object.entries(conditions).map(
    ([key, condition]) => sql`${key}::text, count(*) filter (where ${condition})`,
  )
  return sql`jsonb_build_object(${sql.join(pairs, sql`, `)})`
}

/**
 * Counts for every filter of a list, in one statement: each date of the period carries, as bits, which of the chosen
 * filters it misses; a choice counts the dates that miss nothing but, at most, another choice of its own kind. Public.
 */
export async function countOccurrences(
  tx: Tx,
  {
    period,
    filter,
    among = null,
    endsAfter = null,
  }: Pick<OccurrencesAsked, 'period' | 'filter' | 'among' | 'endsAfter'>,
): Promise<OccurrenceCounts> {
  const conditions = conditionsOf(filter)
  const misses = conditions.map(([, condition], at) => sql`case when ${condition} then 0 else ${2 ** at}::int end`)
  const missed = misses.length > 0 ? sql.join(misses, sql` + `) : sql`0`
  /** Left when this filter is free to be chosen anew. */
  const leftWithout = (name: FilterName) => {
    const at = conditions.findIndex(([each]) => each === name)
    return at < 0 ? sql`missed = 0` : sql`missed & ~${2 ** at}::int = 0`
  }
  const choices = <Word extends string>(
    words: readonly Word[],
    name: (word: Word) => FilterName,
    fits: (word: Word) => SQL,
  ) => counted(Object.fromEntries(words.map((word) => [word, sql`${leftWithout(name(word))} and ${fits(word)}`])))
  const groups = (name: FilterName, column: SQL) =>
    sql`(select coalesce(jsonb_object_agg(value::text, dates), '{}') from (select ${column} as value, count(*) as dates
      from chosen where ${leftWithout(name)} and ${column} is not null group by 1) as by_value)`
  const { rows } = await tx.execute<{ counts: OccurrenceCounts }>(sql`
    with chosen as materialized (
      select date, neighbourhood_id, domains, languages, free, women_only, children_welcome, step_free, companion, indoors,
        min_age, max_age, ${missed} as missed
      from ${o} where ${and(
        eq(o.tenantId, tx.actor.tenantId),
        gte(o.date, period.from),
        lt(o.date, period.until),
        among ? sql`${o.activityId} = any(${sql.param([...among])}::uuid[])` : undefined,
        endsAfter ? gt(o.ends, endsAfter) : undefined,
      )})
    select jsonb_build_object(
      'all', count(*) filter (where missed = 0),
      'yes', ${choices(
        yesWords,
        (word) => yesFilters[word],
        (word) => holds[word],
      )},
      'domain', ${choices(
        domainWords,
        () => 'domain',
        (word) => sql`${domainOf(word)} = any(${o.domains})`,
      )},
      'age', ${choices(
        ageGroupWords,
        () => 'age',
        (word) => fitsAge(ageGroups[word]),
      )},
      'place', ${choices(
        placeWords,
        () => 'indoors',
        (word) => eq(o.indoors, word === 'binnen'),
      )},
      'day', ${groups('day', sql`date`)},
      'neighbourhood', ${groups('neighbourhoodId', sql`neighbourhood_id`)},
      'language', (select coalesce(jsonb_object_agg(spoken, dates), '{}') from (select spoken, sum(many) as dates
        from (select languages, count(*) as many from chosen where ${leftWithout('language')} group by 1) as by_list
        cross join lateral unnest(languages) as spoken group by 1) as by_language)
    ) as counts
    from chosen as activity_occurrences`)
  return rows[0]!.counts
}
