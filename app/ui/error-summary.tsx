import { useTranslation } from 'react-i18next'
import { Heading } from './heading.tsx'

type Props = { errors: readonly { fieldId: string; message: string }[]; title?: string }

/**
 * What has to be mended before the form can be sent, each a link to its field (A11Y-6). Takes the focus when the page
 * opens, also without a script (`autofocus` on an element that can be focused). Nothing when there are no errors.
 */
export function ErrorSummary({ errors, title }: Props) {
  const { t } = useTranslation('ui')
  if (errors.length === 0) return null
  return (
    // eslint-disable-next-line jsx-a11y/no-autofocus -- the summary must be read first (WCAG 2.2, technique G83 with G199)
    <div className="error-summary" role="alert" tabIndex={-1} autoFocus>
      <Heading level={2}>{title ?? t('errorSummary.title', { count: errors.length })}</Heading>
      <ul>
        {errors.map((error) => (
          <li key={error.fieldId}>
            <a href={`#${error.fieldId}`}>{error.message}</a>
          </li>
        ))}
      </ul>
      <p>{t('errorSummary.kept')}</p>
    </div>
  )
}
