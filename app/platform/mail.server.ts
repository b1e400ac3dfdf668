import { createTransport, type Transporter } from 'nodemailer'
import { getEnv } from './env.server.ts'

export interface Mail {
  readonly to: string
  readonly subject: string
  /** Plain text: readable on any phone, and nothing to track. */
  readonly text: string
  /** The same words for a language whose direction plain text can't say. */
  readonly html?: string
}

let transport: Transporter | null | undefined

/** SMTP by `MAIL_URL`; null when there is no mail server, as in the demo. */
function findTransport(): Transporter | null {
  if (transport !== undefined) return transport
  const url = getEnv().MAIL_URL
  transport = url
    ? createTransport({ url, pool: true, connectionTimeout: 10_000, socketTimeout: 20_000, greetingTimeout: 10_000 })
    : null
  return transport
}

/** Whether mail leaves this machine. If not, the demo keeps it on a page. */
export function mailIsSent(): boolean {
  return findTransport() !== null
}

/** A failed delivery, without the server's text: it may repeat an address. */
export class MailFault extends Error {
  readonly code: string
  constructor(code: string) {
    super('mail was not accepted')
    this.code = code
  }
}

/**
 * Hands a mail to the mail server.
 * @throws MailFault when it is not accepted; the job that sends tries again later.
 */
export async function sendMail(mail: Mail): Promise<void> {
  const smtp = findTransport()
  if (!smtp) throw new MailFault('NO_MAIL_SERVER')
  try {
    await smtp.sendMail({ from: getEnv().MAIL_FROM, ...mail, headers: { 'Auto-Submitted': 'auto-generated' } })
  } catch (error) {
    const { responseCode, code } = error as { responseCode?: number; code?: string }
    throw new MailFault(String(responseCode ?? code ?? 'UNKNOWN'))
  }
}

/** Closes the connections to the mail server. */
export function closeMail(): void {
  transport?.close()
  transport = undefined
}
