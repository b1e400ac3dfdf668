import { useTranslation } from 'react-i18next'
import { paths } from '#app/paths.ts'
import { AppLink } from '#app/ui/app-link.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Paragraph } from '#app/ui/paragraph.tsx'
import { Row } from '#app/ui/row.tsx'
import { RowList } from '#app/ui/row-list.tsx'
import { Select } from '#app/ui/select.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { alsoSelf, answerNames, outcomes, searchNames, type LogOutcome } from './log-search.ts'

type Person = { id: string; name: string; kind: 'user' | 'resident'; detail: string }

/** Who was found by name, each a way to their part of the log. */
export function FoundPeople({ people }: { people: readonly Person[] }) {
  const { t } = useTranslation('officer.work')
  if (people.length === 0) return <Paragraph>{t('log.nobody')}</Paragraph>
  return (
    <RowList>
      {people.map(({ id, name, kind, detail }) => (
        <Row key={id} title={name} href={paths.officer.log({ [searchNames[kind]]: id })}>
          {detail}
        </Row>
      ))}
      {people
        .filter(({ kind }) => kind === 'resident')
        .map(({ id, name, detail }) => (
          <Row
            key={`${id} self`}
            title={t('log.didSelf', { name })}
            href={paths.officer.log({ [searchNames.user]: id })}
          >
            {detail}
          </Row>
        ))}
    </RowList>
  )
}

type Query = Record<string, string | undefined>

/** Whose, when, with which answers and what came of it. A form that only asks. */
export function LogFilter({ query, user, resident }: { query: Query; user: string | null; resident: string | null }) {
  const { t } = useTranslation('officer.work')
  const whose = { [searchNames.user]: query[searchNames.user], [searchNames.resident]: query[searchNames.resident] }
  return (
    <Card>
      {user ? <Paragraph>{t('log.byUser', { name: user })}</Paragraph> : null}
      {resident ? <Paragraph>{t('log.aboutResident', { name: resident })}</Paragraph> : null}
      {user || resident ? <AppLink href={paths.officer.log()}>{t('log.clear')}</AppLink> : null}
      <form method="get" action={paths.officer.log()}>
        <FormStack columns>
          <HiddenFields values={whose} />
          <TextField
            name={searchNames.first}
            type="date"
            label={t('log.from')}
            defaultValue={query[searchNames.first] ?? ''}
          />
          <TextField
            name={searchNames.last}
            type="date"
            label={t('log.until')}
            defaultValue={query[searchNames.last] ?? ''}
          />
          {answerNames.map((name) => (
            <Select
              key={name}
              name={searchNames.answers[name]}
              label={t(`log.answers.${name}`)}
              emptyLabel={t('log.any')}
              options={[
                { value: 'T', label: t('log.yes') },
                { value: 'F', label: t('log.no') },
              ]}
              defaultValue={query[searchNames.answers[name]] ?? ''}
            />
          ))}
          {resident ? (
            <Select
              name={searchNames.self}
              label={t('log.self')}
              emptyLabel={t('log.withoutSelf')}
              options={[{ value: alsoSelf, label: t('log.alsoSelf') }]}
              defaultValue={query[searchNames.self] ?? ''}
            />
          ) : null}
          <Select
            name={searchNames.outcome}
            label={t('log.outcome')}
            emptyLabel={t('log.any')}
            options={outcomes.map((value) => ({ value, label: t(`log.outcomes.${value}`) }))}
            defaultValue={query[searchNames.outcome] ?? ''}
          />
          <Button type="submit">{t('log.search')}</Button>
        </FormStack>
      </form>
    </Card>
  )
}

type Line = { id: string; at: string; who: string; what: string; checks: string; outcome: LogOutcome; about: string[] }

/** Names that a line shows at once; a list of accounts is about a page of people. */
const mostNames = 4

function About({ names }: { names: readonly string[] }) {
  const { t } = useTranslation('officer.work')
  if (names.length <= mostNames) return <>{names.join(', ')}</>
  return (
    <details>
      <summary>{t('log.people', { count: names.length })}</summary>
      {names.join(', ')}
    </details>
  )
}

// i18n: officer.work:log.yesTo.*
/** Entries of the log, a line each; of the four answers those that were yes. */
export function LogTable({ lines }: { lines: readonly Line[] }) {
  const { t } = useTranslation('officer.work')
  const yes = (checks: string) =>
    answerNames.filter((_, at) => checks[at] === 'T').map((name) => t(`log.yesTo.${name}`))
  return (
    <DataTable
      caption={t('log.title')}
      captionHidden
      columns={[
        { id: 'at', header: t('log.columns.at'), cell: (line) => line.at },
        { id: 'who', header: t('log.columns.who'), cell: (line) => line.who },
        { id: 'what', header: t('log.columns.what'), cell: (line) => line.what },
        {
          id: 'checks',
          header: t('log.columns.checks'),
          cell: (line) => yes(line.checks).join(', ') || t('log.yesToNothing'),
        },
        {
          id: 'outcome',
          header: t('log.columns.outcome'),
          cell: (line) => (
            <Tag look={line.outcome === 'success' ? 'plain' : 'urgent'}>{t(`log.outcomes.${line.outcome}`)}</Tag>
          ),
        },
        { id: 'about', header: t('log.columns.about'), cell: (line) => <About names={line.about} /> },
      ]}
      rows={lines}
      rowKey={(line) => line.id}
      empty={t('log.empty')}
    />
  )
}
