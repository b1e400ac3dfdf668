import { useTranslation } from 'react-i18next'
import { typed, type FormState } from '#app/platform/forms/form-state.ts'
import { Button } from '#app/ui/button.tsx'
import { FormStack } from '#app/ui/form-stack.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'

interface Props {
  readonly fields: readonly {
    readonly name: string
    readonly label: string
    readonly most: number
    readonly original: string
    readonly translated: string
  }[]
  /** BCP 47. */
  readonly shownIn: string
  readonly version: number
  readonly state: FormState | undefined
  readonly error: (name: string) => string | undefined
}

/** Each field of an entry in another language, with the Dutch original above it. */
export function EntryLanguageFields({ fields, shownIn, version, state, error }: Props) {
  const { t } = useTranslation('directory.work')
  return (
    <PostForm noValidate>
      <FormStack>
        <HiddenFields values={{ intent: 'translate', version, language: shownIn }} />
        {fields.map(({ name, label, most, original, translated }) => {
          const shared = {
            ...{ name, label, error: error(name), maxLength: most, lang: shownIn, optional: true },
            help: (
              <>
                {t('languages.original')}: <span lang="nl">{original}</span>
              </>
            ),
            defaultValue: state ? typed(state, name) : translated,
          }
          return <div key={name}>{most > 400 ? <TextArea {...shared} rows={4} /> : <TextField {...shared} />}</div>
        })}
        <Button>{t('languages.save')}</Button>
      </FormStack>
    </PostForm>
  )
}
