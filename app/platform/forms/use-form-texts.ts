import { useTranslation } from 'react-i18next'
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
  const say = (key: string, data: object = {}): string => String(t(key as never, data as never))
  return {
    errors: (state?.errors ?? []).map(({ fieldId, key }) => ({ fieldId, message: say(key) })),
    error: (name) => {
      const key = errorOf(state, name)
      return key === undefined ? undefined : say(key)
    },
    refusal: state?.refusal ? say(refusalKey(state.refusal), state.refusal.data) : null,
  }
}
