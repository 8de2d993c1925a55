import { ConfigProvider } from 'antd'
import en from 'antd/locale/en_US'
import zh from 'antd/locale/zh_CN'
import type { ReactNode } from 'react'
import { useLanguage } from '../words/language.tsx'
import { theme } from './theme.ts'

/** The nonce of this page, without which the content policy takes no style element. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

/** Gives our tokens, language and nonce to the component library; nothing outside `ui` imports it. */
export function UiProvider({ children }: { readonly children: ReactNode }) {
  const { language } = useLanguage()
  return (
    <ConfigProvider theme={theme} locale={language === 'zh' ? zh : en} csp={{ nonce }} getPopupContainer={(near) => near?.closest('dialog') ?? document.body} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
      {children}
    </ConfigProvider>
  )
}
