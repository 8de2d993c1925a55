import { useAsk } from '../../api/hooks.ts'
import { useLanguage } from '../../words/language.tsx'

/** Names of roles from the register of the server. */
export function useRoleNames(): (code: string) => string {
  const { language } = useLanguage()
  const { data } = useAsk('directory.roles', {})
  return (code) => data?.find((role) => role.code === code)?.[language] ?? ''
}
