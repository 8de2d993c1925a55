import type { Outlet } from '#src/modules/signals/contract.ts'

/** What people of the invented district say in public: invented, like everything in it. */

export const sources: readonly { readonly name: string; readonly kind: 'feed' | 'folder' | 'push'; readonly outlet: Outlet; readonly address?: string; readonly off?: true }[] = [
  { name: '澄湾论坛', kind: 'push', outlet: 'forum' },
  { name: '泊宁短视频监测', kind: 'folder', outlet: 'video', address: 'duanshipin' },
  { name: '社交平台摘报', kind: 'folder', outlet: 'social', address: 'shejiao' },
  { name: '泊宁晚报', kind: 'push', outlet: 'news' },
  { name: '区政府网站发布', kind: 'push', outlet: 'official' },
  { name: '全国热榜', kind: 'feed', outlet: 'hotList', address: 'https://hot.example/list.json', off: true },
]

/** One matter of the net: its wordings, when it began and ended (hours before the present), and how many posts each wording came to. */
export interface DemoTalk {
  readonly from: number
  readonly until: number
  readonly posts: number
  readonly where: readonly Outlet[]
  readonly wordings: readonly string[]
}

export const talks: readonly DemoTalk[] = [
  {
    from: 20, until: 0.5, posts: 42, where: ['video', 'social', 'forum', 'news'],
    wordings: ['望江街地铁口积水快到膝盖，早高峰都堵在出口', '望江街地铁口又积水，排水口被落叶堵住没人清', '今天望江街地铁口积水，有人推着婴儿车过不去', '望江街积水两小时才退，地铁口台阶全是泥', '望江街地铁口逢雨必淹，泵站是不是没开', '看着望江街地铁口的积水，想问排水改造到哪一步了'],
  },
  {
    from: 150, until: 4, posts: 36, where: ['forum', 'social'],
    wordings: ['朝华新居电梯停了五天，老人下不了楼', '朝华新居两部电梯同时停运，物业说在等配件，区市场监管局来看过', '朝华新居的电梯到底什么时候修好，轮椅下不去', '朝华新居电梯停运，十八层的老人靠邻居送菜', '朝华新居电梯配件还没到，已经第六天'],
  },
  {
    from: 260, until: 30, posts: 28, where: ['forum', 'social', 'news'],
    wordings: ['二十七路公交改线后区医院站取消，看病要多走一公里', '二十七路改线绕开区医院，老人意见很大', '希望二十七路公交恢复区医院站，拄拐走不动', '二十七路改线征求过意见吗，区医院站说没就没'],
  },
  {
    from: 12, until: 1, posts: 12, where: ['social', 'video'],
    wordings: ['东堤路小学门口放学堵车，家长停了三排', '东堤路小学放学时段门口没有交警，车和孩子挤在一起', '东堤路小学门口接送车堵死，公交进不了站'],
  },
  {
    from: 330, until: 200, posts: 16, where: ['forum'],
    wordings: ['听说今年旧改只改沿街立面，里面的院子不动', '旧改名单什么时候公布，只改沿街是真的吗', '旧改只刷沿街外墙，院子里的管网不管了吗'],
  },
  {
    from: 90, until: 8, posts: 14, where: ['social', 'forum'],
    wordings: ['白鹭洲小区地下车库一下雨就漏，车顶都是水泥印', '白鹭洲小区车库渗漏，开发商说过了保修期', '白鹭洲小区地下车库漏水，防水不是保修五年吗'],
  },
]

/** What an office says in answer, on its own site. */
export const officialPosts = [{ hours: 28, title: '区交通局回应二十七路公交改线后区医院站取消，看病要多走一公里', text: '区交通局说明改线原因，将在区医院东门增设临时站。' }] as const

/** What is said once and belongs to nothing. */
export const singles: readonly string[] = [
  '图书馆自习室周末几点开馆', '公积金提取付房租要多久', '老年食堂菜价希望公示', '井盖松动，骑车经过咯噔响', '河边步道栏杆掉漆', '社区卫生站周日有人值班吗', '居住证办理带什么材料', '快递柜格子太小', '直饮水机坏了一台',
  '广场音乐能不能小声一点', '医保卡换新卡流程', '幼儿园报名时间', '共享充电桩扫码没反应', '早餐摊油烟味大', '天桥扶手生锈', '月票余额怎么查', '宠物不拴绳', '高龄津贴到账了', '借伞架空了', '夜市垃圾桶少',
]

export const rules = [
  { name: '积水内涝', expression: '(积水|内涝|被淹) NOT 演练', comment: '汛期重点，命中即看', proposes: 'emergency_or_disaster', urgent: true },
  { name: '电梯停运', expression: '电梯 AND (停运|停了|困人|配件)', comment: '涉及老人和行动不便的居民', proposes: 'vital_interest', urgent: false },
  { name: '政策误读', expression: '(听说|是真的吗|传) NEAR/30 (旧改|收费|补贴|名单)', comment: '可能需要解释说明', proposes: 'policy_misread', urgent: false },
  { name: '重点路段', expression: '@重点地名 AND (堵|积水|施工|停车)', comment: '按巡查名单', urgent: false },
] as const
export const places = ['望江街', '柳荫路', '东堤路', '砚桥大道', '朝华新居', '白鹭洲', '桥南小区'] as const
