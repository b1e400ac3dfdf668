import { NumberBadge } from '@nl-design-system-candidate/number-badge-react'
import { useTranslation } from 'react-i18next'
import { Pictogram } from './pictogram.tsx'
import type { PictogramName } from './pictogram-name.ts'

const places = {
  home: 'home',
  messages: 'message',
  appointments: 'calendar',
  myData: 'person',
  together: 'together',
} as const satisfies Record<string, PictogramName>

export type ResidentPlace = keyof typeof places

export type BottomBarProps = {
  current?: ResidentPlace
  /** A place that is left out is not in the bar. */
  hrefs: Partial<Record<ResidentPlace, string>>
  unread?: Partial<Record<ResidentPlace, number>>
}

/** The five places of a resident, at the thumb on a phone and beside the page on a wide screen. */
// i18n: ui:place.*
export function BottomBar({ current, hrefs, unread = {} }: BottomBarProps) {
  const { t } = useTranslation('ui')
  return (
    <nav className="bottom-bar" aria-label={t('nav.label')}>
      <ul className="bottom-bar-list">
        {(Object.keys(places) as ResidentPlace[])
          .filter((place) => hrefs[place] !== undefined)
          .map((place) => (
            <li key={place}>
              <a href={hrefs[place]} aria-current={place === current ? 'page' : undefined}>
                <Pictogram name={places[place]} />
                <span>{t(`place.${place}`)}</span>
                {unread[place] ? (
                  <NumberBadge className="unread" value={unread[place]} label={t('unread', { count: unread[place] })}>
                    {unread[place]}
                  </NumberBadge>
                ) : null}
              </a>
            </li>
          ))}
      </ul>
    </nav>
  )
}
