import { useTranslation } from 'react-i18next'
import { typed, type FormState } from '#app/platform/forms/form-state.ts'
import { Button } from '#app/ui/button.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { WordField } from './activity-words.ts'
import { longest } from './offer-form.ts'

interface Props {
  readonly fields: readonly {
    readonly name: WordField
    readonly label: string
    readonly original: string
    readonly translated: string
  }[]
  /** BCP 47. */
  readonly shownIn: string
  readonly version: number
  readonly state: FormState | undefined
  readonly error: (name: string) => string | undefined
  /** What the button says. */
  readonly save: string
}

/** Each field in another language, with the Dutch original above it. */
export function TranslationFields({ fields, shownIn, version, state, error, save }: Props) {
  const { t } = useTranslation('offer.work')
  return (
    <PostForm noValidate>
      <FormStack>
        <HiddenFields values={{ intent: 'translate', version, language: shownIn }} />
        {fields.map(({ name, label, original, translated }) => {
          const shared = {
            ...{ name, label, error: error(name), maxLength: longest[name], lang: shownIn, optional: true },
            help: (
              <>
                {t('languages.original')}: <span lang="nl">{original}</span>
              </>
            ),
            defaultValue: typed(state, name, translated),
          }
          return (
            <div key={name}>
              {name === 'title' ? <TextField {...shared} /> : <TextArea {...shared} rows={name === 'what' ? 5 : 3} />}
            </div>
          )
        })}
        <Button>{save}</Button>
      </FormStack>
    </PostForm>
  )
}
