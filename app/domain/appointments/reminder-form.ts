import { z } from 'zod'

/** How a resident wants to be reminded of appointments (APP-9). */
export const reminderForm = z.object({ reminders: z.enum(['email', 'sms', 'none']) })
