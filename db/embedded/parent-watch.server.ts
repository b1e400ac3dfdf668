import { spawn } from 'node:child_process'

/**
 * Starts a small shell that outlives this process by a moment. It waits on a pipe that closes however this process
 * ends, `kill -9` and a crash included, and then stops the server, so that none is left behind.
 * @param removeAfter a temporary folder to delete once the server is gone.
 * @returns tells the shell that the server was stopped in good order.
 */
export function stopServerWithParent(pid: number, removeAfter?: string): () => void {
  const script = `
    trap '' INT TERM HUP
    read -r word && exit 0
    kill -INT "$1" 2>/dev/null
    [ -n "$2" ] || exit 0
    while kill -0 "$1" 2>/dev/null; do sleep 0.1; done
    rm -rf -- "$2"`
  const watch = spawn('/bin/sh', ['-c', script, 'sh', String(pid), removeAfter ?? ''], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  watch.unref()
  watch.stdin.on('error', () => undefined)
  if ('unref' in watch.stdin) (watch.stdin as unknown as { unref(): void }).unref()
  return () => watch.stdin.end('stopped\n')
}
