import { createServer } from 'node:net'

/**
 * Whether `port` can be listened on, on `host` or on every address of this machine.
 * @returns the port (another number when 0 was asked: one that is free), or null when it is taken.
 */
export function tryPort(port: number, host?: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
    )
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : null))
    })
  })
}
