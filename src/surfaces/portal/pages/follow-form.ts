import { html, type Html } from '../html.ts'
import type { View } from '../view.ts'

/** The form for a query code. It is sent in the body: a code does not belong into an address that is kept and shared. */
export function codeForm(view: View, typed = '', error?: string): Html {
  const { t } = view
  return html`<form action="/follow" method="post">
<div class="field${error && ' wrong'}">
<label for="code">${t('查询码', 'Query code')}</label>
<p class="hint" id="code-hint">${t('寄信时得到的 26 位字母数字，大小写和横线不论。', 'The 26 signs you were given; capitals and dashes do not matter.')}</p>
${error && html`<p class="error" id="code-error">${error}</p>
`}<input type="text" id="code" name="code" value="${typed}" maxlength="80" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="code-hint${error && ' code-error'}"${error && html` aria-invalid="true"`}>
</div>
<p><button type="submit" class="plain">${t('查进展', 'Follow')}</button></p>
</form>`
}
