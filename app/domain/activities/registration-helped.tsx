import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/button.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { PostForm } from '#app/ui/post-form.tsx'
import { helpedAnswers } from './registration.ts'
import type { ShownRegistration } from './sign-up-view.ts'

type Props = { item: ShownRegistration; action: string; fields: Record<string, string> }

// i18n: signup:helped.*
/** Whether it helped, by one tap; what was tapped before stands as such and can be changed (lesson 16.12). */
export function RegistrationHelped({ item, action, fields }: Props) {
  const { t } = useTranslation('signup')
  return (
    <PostForm action={action}>
      <HiddenFields values={{ ...fields, intent: 'helped', date: item.date }} />
      <p id={`helped-${item.signUpId}-${item.date}`}>
        {item.helped === null ? t('helped.question') : t('helped.said', { answer: t(`helped.${item.helped}`) })}
      </p>
      <div className="actions" role="group" aria-labelledby={`helped-${item.signUpId}-${item.date}`}>
        {helpedAnswers
          .filter((answer) => answer !== item.helped)
          .map((answer) => (
            <Button key={answer} look="quiet" compact name="answer" value={answer}>
              {t(`helped.${answer}`)}
            </Button>
          ))}
      </div>
    </PostForm>
  )
}
