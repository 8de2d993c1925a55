import { createContext, useContext, useMemo, useState, type ReactNode } from 'react'

export type Language = 'zh' | 'en'
/** The same words in both languages; Chinese first. */
export type Pair = readonly [zh: string, en: string]
type Entry = Pair | ((...given: never[]) => Pair)
export type Dictionary = Readonly<Record<string, Entry>>
export type Spoken<D extends Dictionary> = { readonly [K in keyof D]: D[K] extends (...given: infer G) => Pair ? (...given: G) => string : string }

/** A dictionary whose every entry has both languages; the compiler sees to it. */
export const dictionary = <const D extends Dictionary>(entries: D): D => entries

interface Choice {
  readonly language: Language
  choose(language: Language): void
}

const Chosen = createContext<Choice>({ language: 'zh', choose: () => {} })
const KEPT = 'huiying.language'

/** What readers of the screen are told, and what lists go by. */
const setTongue = (language: Language): void => void (document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en')
const isEnglish = (): boolean => typeof document !== 'undefined' && document.documentElement.lang === 'en'

/** Between the things of a list, and between its sentences, as the chosen language writes them. */
export const comma = (): string => (isEnglish() ? ', ' : '、')
export const semicolon = (): string => (isEnglish() ? '; ' : '；')

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => {
    const kept = localStorage.getItem(KEPT) === 'en' ? 'en' : 'zh'
    setTongue(kept)
    return kept
  })
  const choice = useMemo(
    () => ({
      language,
      choose(next: Language) {
        localStorage.setItem(KEPT, next)
        setTongue(next)
        setLanguage(next)
      },
    }),
    [language],
  )
  return <Chosen value={choice}>{children}</Chosen>
}

export const useLanguage = (): Choice => useContext(Chosen)

const indexOf = (language: Language): 0 | 1 => (language === 'zh' ? 0 : 1)

export function speak<D extends Dictionary>(entries: D, language: Language): Spoken<D> {
  const at = indexOf(language)
  const spoken = Object.entries(entries).map(([key, entry]) => [key, typeof entry === 'function' ? (...given: never[]) => entry(...given)[at] : entry[at]])
  return Object.fromEntries(spoken) as Spoken<D>
}

const known = new WeakMap<Dictionary, Partial<Record<Language, unknown>>>()

/** The words of a dictionary in the chosen language. */
export function useWords<D extends Dictionary>(entries: D): Spoken<D> {
  const { language } = useLanguage()
  const both = known.get(entries) ?? {}
  known.set(entries, both)
  return (both[language] ??= speak(entries, language)) as Spoken<D>
}

/** What the server says in both languages. */
export interface Bilingual {
  readonly zh: string
  readonly en: string
}

/** Names of codes, for a list from a contract. */
export type Names<K extends string> = Readonly<Record<K, Pair>>

/** Names codes in the chosen language; a code that nobody named stays as it is. */
export function useNames<K extends string>(names: Readonly<Partial<Record<K, Pair>>>): (code: string) => string {
  const { language } = useLanguage()
  return (code) => (names as Readonly<Record<string, Pair>>)[code]?.[indexOf(language)] ?? code
}
