import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { AppLink } from './app-link.tsx'
import type { Domain } from './domain-shape.tsx'
import { Heading } from './heading.tsx'
import { Pictogram } from './pictogram.tsx'
import type { PictogramName } from './pictogram-name.ts'
import { Tag } from './tag.tsx'
import { TagList } from './tag-list.tsx'

type Props = {
  href: string
  title: string
  titleLevel?: 2 | 3
  lang?: string
  domain: Domain
  pictogram: PictogramName
  when: ReactNode
  where?: ReactNode
  tags?: ReactNode
  cancelled?: boolean
}

/** Something to do in the neighbourhood: a pictogram in the shape of its domain, the title as link, when and where. */
export function ActivityCard(props: Props) {
  const { href, title, titleLevel = 3, lang, domain, pictogram, when, where, tags, cancelled } = props
  const { t } = useTranslation('ui')
  return (
    <article className="card activity">
      <span className={`domain-pictogram domain-${domain}`}>
        <Pictogram name={pictogram} size="large" />
      </span>
      <div className="activity-words">
        <Heading level={titleLevel} look={3} lang={lang}>
          <AppLink href={href}>{title}</AppLink>
        </Heading>
        <div>
          <p>{when}</p>
          {where ? <p className="soft">{where}</p> : null}
        </div>
        {tags || cancelled ? (
          <TagList>
            {cancelled ? <Tag look="urgent">{t('cancelled')}</Tag> : null}
            {tags}
          </TagList>
        ) : null}
      </div>
    </article>
  )
}
