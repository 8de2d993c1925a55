import { Segmented, Tabs as Antd } from 'antd'
import type { ReactNode } from 'react'

/** One of a few views of the same list. */
export function Switch<V extends string>({ value, options, label, onChange }: { readonly value: V; readonly options: readonly { value: V; label: ReactNode }[]; readonly label: string; onChange(value: NoInfer<V>): void }) {
  return <Segmented<V> value={value} options={[...options]} aria-label={label} onChange={onChange} />
}

export function Tabs({ items, label }: { readonly items: readonly { key: string; label: ReactNode; children: ReactNode }[]; readonly label: string }) {
  return <Antd items={items.map((item) => ({ ...item, destroyOnHidden: false }))} aria-label={label} />
}
