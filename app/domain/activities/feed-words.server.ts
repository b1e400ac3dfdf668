import { paths } from '#app/paths.ts'
import { dayText, periodText } from '#app/platform/i18n/format.ts'
import { textsIn } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { originOf } from '../tenants/tenants.queries.server.ts'
import { activityThemes } from './activity.ts'
import type { FeedDate } from './feed-activity.ts'

/** What feeds say in a language, without anything of who reads them: the same for everybody. */
export function feedWords({ name, slug, timeZone }: Pick<Tenant, 'name' | 'slug' | 'timeZone'>, language: Language) {
  const { t } = textsIn(language)
  const origin = originOf({ slug })
  const clock = (instant: FeedDate['starts']) => instant.toZonedDateTimeISO(timeZone)
  return {
    language,
    origin,
    urlOf: (activityId: string) => origin + paths.public.activity(language, activityId),
    // i18n: activities:themes.*
    themeName: (theme: string) => {
      const known = activityThemes.find((each) => each === theme)
      return known ? t(`activities:themes.${known}`) : theme
    },
    cancelled: (title: string) => t('activities:feeds.cancelled', { title }),
    moved: (title: string) => t('activities:feeds.moved', { title }),
    when: ({ starts, ends }: Pick<FeedDate, 'starts' | 'ends'>) => {
      const [begins, over] = [clock(starts), clock(ends)]
      const hours = periodText(begins.toPlainTime(), over.toPlainTime(), language)
      return `${dayText(begins.toPlainDate(), language)}, ${hours}`
    },
    calendarName: t('activities:feeds.calendarName', { wijk: name }),
    newsName: t('activities:feeds.newsName', { wijk: name }),
    description: t('activities:feeds.description'),
    notAll: t('activities:feeds.notAll'),
    wrong: t('activities:feeds.wrong'),
  }
}
