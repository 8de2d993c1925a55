import { Segmented } from 'antd'
import type { ReactNode } from 'react'

/** One of a few views of the same list. */
export function Switch<V extends string>({ value, options, label, onChange }: { readonly value: V; readonly options: readonly { value: V; label: ReactNode }[]; readonly label: string; onChange(value: NoInfer<V>): void }) {
  return <Segmented<V> value={value} options={[...options]} aria-label={label} onChange={onChange} />
}
