import { SMTPServer } from 'smtp-server'

export interface ReceivedMail {
  readonly to: readonly string[]
  readonly from: string
  /** As it came over the wire: headers and body. */
  readonly raw: string
}

export interface MailServer {
  readonly received: ReceivedMail[]
  /** What the next recipients are told, `550 no` for one; null accepts. */
  refuseWith(code: number | null): void
  /** Closes the port, or opens the same one again. */
  stop(): Promise<void>
  start(): Promise<void>
}

/**
 * A real mail server on this machine that keeps what it is given, and the portal's `MAIL_URL` from here on. Call it
 * before anything of the portal reads its settings.
 */
export async function startMailServer(): Promise<MailServer> {
  const received: ReceivedMail[] = []
  let refusal: number | null = null
  let port = 0
  let server: SMTPServer | undefined

  const start = async () => {
    const made = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      logger: false,
      closeTimeout: 100,
      onRcptTo: (_address, _session, answer) =>
        answer(
          refusal === null
            ? null
            : Object.assign(new Error(`no room for fatma@bewoner.example`), { responseCode: refusal }),
        ),
      onData: (stream, session, answer) => {
        const parts: Buffer[] = []
        stream.on('data', (part: Buffer) => parts.push(part))
        stream.on('end', () => {
          const { mailFrom, rcptTo } = session.envelope
          const from = mailFrom === false ? '' : mailFrom.address
          received.push({ to: rcptTo.map(({ address }) => address), from, raw: Buffer.concat(parts).toString('utf8') })
          answer()
        })
      },
    })
    made.on('error', () => undefined)
    await new Promise<void>((listening) => made.listen(port, '127.0.0.1', () => listening()))
    const address = made.server.address()
    port = typeof address === 'object' && address ? address.port : port
    server = made
  }
  const stop = async () => {
    const open = server
    server = undefined
    if (open) await new Promise<void>((closed) => void open.close(() => closed()))
  }
  await start()
  process.env['MAIL_URL'] = `smtp://127.0.0.1:${port}`
  return { received, refuseWith: (code) => void (refusal = code), start, stop }
}
