import { type Homophones, pick, type Plant, type Random, sentence, slipped } from './fault.ts'

const BODIES = ['人民政府', '人民法院', '人民检察院', '人民代表大会', '常务委员会', '国务院', '公安机关', '主管部门', '行政机关', '监察委员会', '居民委员会', '村民委员会', '办公厅', '办公室', '检察长', '秘书长', '委员长', '副主任', '副主席', '书记', '省长', '县长', '市长', '院长', '主任委员']
const DEPARTMENTS = ['发展和改革委员会', '工业和信息化局', '人力资源和社会保障局', '住房和城乡建设局', '生态环境局', '自然资源局', '交通运输局', '农业农村局', '文化和旅游局', '卫生健康委员会', '退役军人事务局', '应急管理局', '市场监督管理局', '医疗保障局', '民政局', '财政局', '教育局', '公安局', '司法局', '审计局', '统计局', '水利局', '商务局', '信访局', '城市管理局', '行政审批局', '林业和草原局', '国有资产监督管理委员会', '科学技术局', '机关事务管理局']
const HEADS: readonly (readonly [office: string, head: string])[] = [['县人民政府', '县长'], ['市人民政府', '市长'], ['区人民政府', '区长'], ['镇人民政府', '镇长'], ['乡人民政府', '乡长'], ['省人民政府', '省长'], ['自治区人民政府', '主席'], ['县人民法院', '院长'], ['市人民检察院', '检察长'], ['市财政局', '局长'], ['省民政厅', '厅长'], ['县发展和改革委员会', '主任'], ['市公安局', '局长'], ['省教育厅', '厅长']]
const ALL_HEADS = [...new Set(HEADS.map(([, head]) => head))]
const ACTS = ['主持召开专题会议。', '到现场检查工作。', '对此作了说明。', '出席新闻发布会并回答提问。']

/** A slip in the name of a body that the paragraph names. */
const inBody = (sounds: Homophones, random: Random): Plant => (paragraph) => {
  const named = BODIES.flatMap((body) => (paragraph.includes(body) ? [{ body, at: paragraph.indexOf(body) }] : []))
  if (named.length === 0) return undefined
  const { body, at } = pick(named, random)
  const wrong = slipped(body, sounds, random)
  return wrong === undefined ? undefined : { clean: paragraph, text: paragraph.slice(0, at) + wrong + paragraph.slice(at + body.length), at, length: body.length }
}

/** A slip in the name of a department: a character of the same sound, one left out, or 与 for 和. */
const inDepartment = (sounds: Homophones, random: Random): Plant => (paragraph) => {
  const name = pick(DEPARTMENTS, random)
  const way = random()
  const drop = 1 + Math.floor(random() * (name.length - 2))
  const wrong = way < 0.3 && name.includes('和') ? name.replace('和', '与') : way < 0.5 && name.length >= 6 && name[drop] !== '和' ? name.slice(0, drop) + name.slice(drop + 1) : slipped(name, sounds, random)
  return wrong === undefined ? undefined : sentence(paragraph, `${pick(['市', '县', '区', '自治区'], random)}${name}${pick(ACTS, random)}`, name, wrong)
}

/** The head of one office by the title of another. */
const ofAnother = (random: Random): Plant => (paragraph) => {
  const [office, head] = pick(HEADS, random)
  const wrong = pick(ALL_HEADS.filter((one) => one !== head), random)
  const deputy = random() < 0.3 ? '副' : ''
  return sentence(paragraph, `${office}${deputy}${head}${pick(ACTS, random)}`, head, wrong)
}

export const titleFaults = (sounds: Homophones, random: Random): Plant => (paragraph) => pick([inBody(sounds, random), inDepartment(sounds, random), ofAnother(random)], random)(paragraph)
