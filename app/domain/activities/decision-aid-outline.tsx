import { useTranslation } from 'react-i18next'
import { AppLink } from '#app/ui/app-link.tsx'
import type { AidBranch } from './decision-aid-tree.ts'

interface Props {
  readonly branch: AidBranch
  readonly partHref: (key: string) => string
}

// i18n: decision-aids.work:kinds.*
/** One question or advice with everything under it, as a list in a list: it reads without a script. */
export function AidOutline({ branch, partHref }: Props) {
  const { t } = useTranslation('decision-aids.work')
  const { key, kind, label, isSeen, answers } = branch
  return (
    <>
      <span className="soft">{t(`kinds.${kind}`)}: </span>
      <AppLink href={partHref(key)}>
        <span lang="nl">{label}</span>
      </AppLink>
      {isSeen ? <span className="soft"> {t('above')}</span> : null}
      {answers.length > 0 ? (
        <ul>
          {answers.map(({ text, to }, at) => (
            <li key={at}>
              <strong lang="nl">{text}</strong>
              {' → '}
              {to ? <AidOutline branch={to} partHref={partHref} /> : t('nowhere')}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}
