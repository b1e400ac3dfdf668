import { useTranslation } from 'react-i18next'
import { sayKey } from '../i18n/say-key.ts'
import { errorOf, refusalKey, type FormState } from './form-state.ts'

interface FormTexts {
  /** For `ErrorSummary`. */
  readonly errors: { readonly fieldId: string; readonly message: string }[]
  /** The words at one field, or undefined. */
  error(name: string): string | undefined
  /** Why the portal refused, in the reader's language; null when it did not. */
  readonly refusal: string | null
}

/** The words of what is wrong with a form. The keys come from the server, so they are not checked by the compiler. */
export function useFormTexts(state: FormState | undefined): FormTexts {
  const { t } = useTranslation()
  return {
    errors: (state?.errors ?? []).map(({ fieldId, key }) => ({ fieldId, message: sayKey(t, key) })),
    error: (name) => {
      const key = errorOf(state, name)
      return key === undefined ? undefined : sayKey(t, key)
    },
    refusal: state?.refusal ? sayKey(t, refusalKey(state.refusal), state.refusal.data) : null,
  }
}
