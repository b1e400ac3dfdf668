import { useTranslation } from 'react-i18next'
import { Notice } from '#app/ui/notice.tsx'
import { PrintButton } from '#app/ui/print-button.tsx'

/** Ten codes that are shown once and never again, to print or write down. */
export function RecoveryCodeList({ codes }: { readonly codes: readonly string[] }) {
  const { t } = useTranslation('identity.work')
  return (
    <>
      <Notice look="warning">{t('codes.once')}</Notice>
      <ol className="codes" dir="ltr">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <PrintButton />
    </>
  )
}
