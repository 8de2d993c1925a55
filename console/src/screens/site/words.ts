import { dictionary } from '../../words/language.tsx'

export const siteWords = dictionary({
  title: ['网站信息', 'Site information'],
  what: ['公开网站每一页的页脚和检查程序读的信息，填一次，处处一致。', 'Footer of every public page and what inspectors’ programs read: filled in once, the same everywhere.'],
  check: ['检查', 'Check'],
  complete: ['应填的都填了。', 'Everything that is asked for is filled in.'],
  missing: (n: number) => [`还缺 ${n} 项，检查人员会看：`, `${n} missing; inspectors will look for them:`],
  open: ['打开公开网站', 'Open the public site'],
  links: ['相关网站', 'Other sites'],
  linksHint: ['一行一个：分组，名称，网址，用竖线隔开。例如：市政府部门｜澄湾区水务局｜https://water.example.gov.cn', 'One a line: group | name | address, e.g. Departments | Water bureau | https://water.example.gov.cn'],
  save: ['保存网站信息', 'Save site information'],
  saved: ['已保存，公开网站一秒内更新', 'Saved; the public site follows within a second'],
  optional: ['没有可不填', 'Leave it empty when there is none'],
  code: ['10 位数字', 'Ten digits'],
  whole: ['完整网址，以 https:// 开头', 'A whole address that begins with https://'],
})
