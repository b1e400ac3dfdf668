import { Button } from './button.tsx'
import { FormStack } from './form-stack.tsx'
import { HiddenFields } from './hidden-fields.tsx'
import { PostForm } from './post-form.tsx'

type Props = {
  action: string
  /** `lang` where the code is no language that a screen reader knows. */
  languages: readonly { code: string; name: string; lang?: string }[]
  hidden?: Readonly<Record<string, string>>
}

/** A button for each language, by its own name for itself. */
export function LanguageButtons({ action, languages, hidden = {} }: Props) {
  return (
    <PostForm action={action}>
      <FormStack>
        <HiddenFields values={hidden} />
        {languages.map(({ code, name, lang = code }) => (
          <Button key={code} name="language" value={code} look="quiet">
            <span lang={lang} dir="auto">
              {name}
            </span>
          </Button>
        ))}
      </FormStack>
    </PostForm>
  )
}
