import { dictionary } from '../../words/language.tsx'

export const draftsWords = dictionary({
  title: ['交给我的文稿', 'Drafts given to me'],
  empty: ['现在没有交给您的文稿。单位指派后，文稿出现在这里。', 'No draft was given to you. It appears here once the unit assigns it.'],
  untitled: ['（还没有标题）', '(no title yet)'],
  text: ['文稿', 'Draft'],
  audience: ['对象', 'Audience'],
  saved: ['最近保存', 'Last saved'],
  standing: ['已经定稿，正在审核或已审定，不能再改。', 'Finished; it is under review or cleared and is not changed any more.'],
  hand: ['交外包起草', 'Give to a contractor'],
  handHint: ['外包人员只看到、只能写交给他的这一份草稿，不能定稿、审核、发布。', 'A contractor sees and writes this one draft, and neither finishes, reviews nor publishes it.'],
  contractor: ['外包人员', 'Contractor'],
  noContractor: ['本单位没有在任的外包人员。先在单位页面任职，写明合同编号和数据处理协议编号。', 'The unit has no contractor now. Appoint one on the page of the unit, with contract and data agreement.'],
  handed: ['已交给外包人员', 'Given'],
})
