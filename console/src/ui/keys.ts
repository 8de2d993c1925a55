/** True while a character is being composed, or the focus is where people write. */
export function isWriting(event: KeyboardEvent): boolean {
  if (event.isComposing || event.keyCode === 229) return true
  const target = event.target as HTMLElement | null
  return !!target?.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true], [role=combobox]')
}

/** Calls what belongs to a single key, while nobody writes and no modifier is held. Returns how to stop. */
export function onKeys(keys: Readonly<Record<string, () => void>>): () => void {
  const listener = (event: KeyboardEvent): void => {
    if (isWriting(event) || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return
    const act = keys[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
  document.addEventListener('keydown', listener)
  return () => document.removeEventListener('keydown', listener)
}

/** Ctrl+Enter (⌘ on a Mac), also out of a text; never while an input method composes. */
export function onCtrlEnter(act: () => void): () => void {
  const listener = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing || event.keyCode === 229) return
    event.preventDefault()
    act()
  }
  document.addEventListener('keydown', listener)
  return () => document.removeEventListener('keydown', listener)
}
