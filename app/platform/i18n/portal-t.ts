import type { i18n } from 'i18next'

/**
 * Says a text of any room, by its key with the room before it: `t('messaging:list.title')`. For loaders, actions and
 * what they call; a component asks `useTranslation` for its rooms.
 */
export type PortalT = i18n['t']
