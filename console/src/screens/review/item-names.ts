import { useLanguage, type Pair } from '../../words/language.tsx'

const items: Readonly<Record<string, Pair>> = {
  review1: ['一审', 'first review'], review2: ['二审', 'second review'], review3: ['三审', 'third review'],
  proof1: ['一校', 'first proof'], proof2: ['二校', 'second proof'], proof3: ['三校', 'third proof'],
  'check:political': ['政治关', 'political check'], 'check:policy': ['政策关', 'policy check'], 'check:legal': ['法律关', 'legal check'],
  'check:wording': ['文字关', 'wording check'], 'check:secrecy': ['保密关', 'secrecy check'],
}

/** Names of review items in a row; an added check goes by its own code. */
export function useItemNames(): (codes: readonly string[]) => string {
  const { language } = useLanguage()
  return (codes) => codes.map((code) => items[code]?.[language === 'zh' ? 0 : 1] ?? code.replace('check:', '')).join(language === 'zh' ? '、' : ', ')
}
