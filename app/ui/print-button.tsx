import { useTranslation } from 'react-i18next'
import type {} from '#app/elements/jsx.ts'
import { Button } from './button.tsx'

/** Prints this page in large type. Hidden where no script runs: the browser's own menu prints too. */
export function PrintButton({ label, compact = false }: { label?: string; compact?: boolean }) {
  const { t } = useTranslation('ui')
  return (
    <print-button hidden>
      <Button type="button" look="quiet" icon="print" compact={compact}>
        {label ?? t('print')}
      </Button>
    </print-button>
  )
}
