import type { Adapter, AdapterPayload } from 'oidc-provider'

interface Kept {
  readonly payload: AdapterPayload
  /** Milliseconds since 1970. */
  readonly until: number
}

/**
 * Where the demo's provider keeps what is under way, in its own memory: it is one process, nothing lasts longer than ten
 * minutes, and whoever is signing in when it stops begins again.
 */
export function memoryStore(): (model: string) => Adapter {
  const kept = new Map<string, Kept>()
  const find = (test: (key: string, payload: AdapterPayload) => boolean): AdapterPayload | undefined => {
    for (const [key, { payload, until }] of kept) {
      if (until <= Date.now()) kept.delete(key)
      else if (test(key, payload)) return payload
    }
    return undefined
  }
  return (model) => {
    const keyOf = (id: string) => `${model} ${id}`
    return {
      upsert: async (id, payload, expiresIn) => {
        const until = expiresIn ? Date.now() + expiresIn * 1_000 : Number.POSITIVE_INFINITY
        kept.set(keyOf(id), { payload, until })
      },
      find: async (id) => find((key) => key === keyOf(id)),
      findByUid: async (uid) => find((key, payload) => key.startsWith(`${model} `) && payload.uid === uid),
      findByUserCode: async (code) => find((key, payload) => key.startsWith(`${model} `) && payload.userCode === code),
      consume: async (id) => {
        const found = kept.get(keyOf(id))
        if (found) found.payload.consumed = Math.floor(Date.now() / 1_000)
      },
      destroy: async (id) => void kept.delete(keyOf(id)),
      revokeByGrantId: async (grantId) => {
        for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key)
      },
    }
  }
}
