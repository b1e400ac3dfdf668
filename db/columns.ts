import { Temporal } from 'temporal-polyfill'
import { customType, uuid } from 'drizzle-orm/pg-core'

/** The columns and types that every table shares. Keys are `(tenant_id, id)`: a row can't point into another wijk. */
export const tenantId = () => uuid('tenant_id').notNull()
export const id = () => uuid('id').notNull()

/** `timestamptz` as `Temporal.Instant`. */
export const instant = customType<{ data: Temporal.Instant; driverData: string }>({
  dataType: () => 'timestamptz',
  fromDriver: (value) => Temporal.Instant.from(value),
  toDriver: (value) => value.toString(),
})

/** `date` as `Temporal.PlainDate`. */
export const day = customType<{ data: Temporal.PlainDate; driverData: string }>({
  dataType: () => 'date',
  fromDriver: (value) => Temporal.PlainDate.from(value),
  toDriver: (value) => value.toString(),
})

/** `time` as `Temporal.PlainTime`: wall-clock time in the tenant's zone. */
export const wallTime = customType<{ data: Temporal.PlainTime; driverData: string }>({
  dataType: () => 'time',
  fromDriver: (value) => Temporal.PlainTime.from(value),
  toDriver: (value) => value.toString(),
})

/** `tstzrange`, read and written as text; built in SQL where it is used. */
export const instantRange = customType<{ data: string; driverData: string }>({ dataType: () => 'tstzrange' })
