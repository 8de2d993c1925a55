import { useAsk } from '../../api/hooks.ts'
import { useLanguage, type Pair } from '../../words/language.tsx'

const items: Readonly<Record<string, Pair>> = {
  review1: ['一审', 'first review'], review2: ['二审', 'second review'], review3: ['三审', 'third review'],
  proof1: ['一校', 'first proof'], proof2: ['二校', 'second proof'], proof3: ['三校', 'third proof'],
  'check:political': ['政治关', 'political check'], 'check:policy': ['政策关', 'policy check'], 'check:legal': ['法律关', 'legal check'],
  'check:wording': ['文字关', 'wording check'], 'check:secrecy': ['保密关', 'secrecy check'],
}
const CHECK = 'check:'

/** Names of review items in a row; a check that the office added goes by the name it was given. */
export function useItemNames(): (codes: readonly string[]) => string {
  const { language } = useLanguage()
  const { data } = useAsk('measures.values', {}, { keep: true })
  const added = (code: string): string | undefined => data?.checks.added.find((value) => `${CHECK}${value.check?.name}` === code)?.check?.[language]
  return (codes) => codes.map((code) => items[code]?.[language === 'zh' ? 0 : 1] ?? added(code) ?? code.replace(CHECK, '')).join(language === 'zh' ? '、' : ', ')
}
