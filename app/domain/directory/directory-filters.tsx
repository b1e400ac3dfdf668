import { useTranslation } from 'react-i18next'
import { paths } from '#app/paths.ts'
import { Button } from '#app/ui/button.tsx'
import { Chip } from '#app/ui/chip.tsx'
import { ChipList } from '#app/ui/chip-list.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextField } from '#app/ui/text-field.tsx'

type Query = Readonly<Record<string, string | undefined>>
interface Choice {
  readonly label: string
  readonly lang?: string | undefined
  readonly query: Query
  readonly current: boolean
  readonly count: number
}

interface Props {
  readonly language: string
  readonly choices: {
    readonly words: string
    readonly query: Query
    readonly questions: readonly Choice[]
    readonly domains: readonly Choice[]
    readonly marks: readonly Choice[]
    readonly neighbourhoods: readonly Choice[]
    readonly languages: readonly Choice[]
    readonly chosen: readonly { readonly label: string; readonly query: Query }[]
  }
}

const valueOf = (query: Query, name: string) => query[name] ?? ''

/** The search field: plain form, the rest of the choice goes along. */
function SearchForm({ language, choices }: Props) {
  const { t } = useTranslation('directory')
  return (
    <form className="search-form" action={paths.public.directory(language)} method="get" role="search">
      <HiddenFields values={{ ...choices.query, zoek: undefined }} />
      <TextField name="zoek" label={t('search')} type="search" defaultValue={choices.words} maxLength={60} />
      <Button look="quiet" icon="search" label={t('searchButton')} />
    </form>
  )
}

/**
 * Everything that the list can be chosen by, as links and plain forms, each with how much is left then. What is chosen stands
 * above the list and is taken away with one tap; what is used less is behind one line, open when something of it is on.
 */
export function DirectoryFilters({ language, choices }: Props) {
  const { t } = useTranslation('directory')
  const { query, questions, domains, marks, neighbourhoods, languages, chosen } = choices
  const filterHref = (to: Query) => paths.public.directory(language, to)
  const chips = (all: readonly Choice[]) =>
    all.map((each) => (
      <Chip key={each.label} href={filterHref(each.query)} current={each.current}>
        {each.label} <span className="count">{each.count}</span>
      </Chip>
    ))
  const asOptions = (all: readonly Choice[], name: string) =>
    all.map((each) => ({
      value: each.current ? valueOf(query, name) : valueOf(each.query, name),
      label: `${each.label} (${each.count})`,
      ...(each.lang ? { lang: each.lang } : {}),
    }))
  const isAsked = query['vraag'] !== undefined || query['zoek'] !== undefined
  const isMore = ['domein', 'buurt', 'taal', 'open', 'drempel'].some((name) => query[name] !== undefined)
  return (
    <>
      <SearchForm language={language} choices={choices} />
      <details className="filters" open={!isAsked}>
        <summary>{t('question')}</summary>
        <div className="filter-groups">
          <ChipList label={t('question')}>{chips(questions)}</ChipList>
        </div>
      </details>
      <details className="filters" open={isMore}>
        <summary>{t('more')}</summary>
        <div className="filter-groups">
          <ChipList label={t('domain')}>{chips([...domains, ...marks])}</ChipList>
          <form className="filter-form" action={paths.public.directory(language)} method="get">
            <HiddenFields values={{ ...query, buurt: undefined, taal: undefined }} />
            <Select
              name="buurt"
              label={t('neighbourhood')}
              emptyLabel={t('everywhere')}
              defaultValue={query['buurt'] ?? ''}
              options={asOptions(neighbourhoods, 'buurt')}
            />
            <Select
              name="taal"
              label={t('language')}
              emptyLabel={t('anyLanguage')}
              defaultValue={query['taal'] ?? ''}
              options={asOptions(languages, 'taal')}
            />
            <Button look="quiet">{t('show')}</Button>
          </form>
        </div>
      </details>
      {chosen.length > 0 ? (
        <ChipList label={t('chosen')}>
          {chosen.map((each) => (
            <Chip
              key={each.label}
              href={filterHref(each.query)}
              icon="cross"
              label={t('takeAway', { choice: each.label })}
              current
            >
              {each.label}
            </Chip>
          ))}
        </ChipList>
      ) : null}
    </>
  )
}
