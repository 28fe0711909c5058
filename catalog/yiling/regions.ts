/** Divisions of 夷陵区: the twelve towns are real, the villages are invented. Codes of towns and villages are the demo's own. */
import type { Region } from '../city'

const district = '420506'

/** Town by town, in the order of their codes 001 to 012, with their villages 001 to 008. */
const towns: readonly (readonly [name: string, villages: string])[] = [
  ['小溪塔街道', '云溪社区 松涛社区 桂园社区 清荷社区 百合社区 朝阳社区 江月社区 梧桐社区'],
  ['鸦鹊岭镇', '桃源村 麦香村 白杨村 新禾村 石榴村 丰泽村 喜鹊村 金穗村'],
  ['龙泉镇', '泉边村 青石村 柳荫村 双井村 杏林村 百草村 稻香村 长堰村'],
  ['太平溪镇', '银杏村 古渡村 秋橘村 望江村 竹影村 茶坪村 鹤鸣村 平湖村'],
  ['三斗坪镇', '晚霞村 橘红村 江湾村 石径村 枫桥村 雁来村 暖阳村 绿屿村'],
  ['乐天溪镇', '溪头村 莲塘村 小桥村 紫藤村 听泉村 乌桕村 鹭鸶村 清波村'],
  ['分乡镇', '金竹村 棋盘村 花溪村 板栗村 鹿鸣村 山棠村 青檀村 白果村'],
  ['黄花镇', '黄菊村 映山村 樱桃村 石榴溪村 新月村 南坡村 碧潭村 香樟村'],
  ['樟村坪镇', '云杉村 高坪村 雪松村 冷杉村 羊角村 百灵村 银河村 星野村'],
  ['雾渡河镇', '雾松村 河湾村 浅滩村 杜鹃村 蕨菜村 石桥河村 红叶村 水车村'],
  ['邓村乡', '春芽村 茶香村 绿雪村 采薇村 云雾村 新叶村 松针村 雨前村'],
  ['下堡坪乡', '兰草村 白鹭村 蜂蜜村 梨花村 山雀村 丹桂村 芦苇村 木槿村'],
]

const number = (position: number): string => String(position + 1).padStart(3, '0')

export const regions: readonly Region[] = [
  { code: district, name: '夷陵区', parent: null, level: 3 },
  ...towns.flatMap(([name, villages], i): Region[] => {
    const town = district + number(i)
    return [
      { code: town, name, parent: district, level: 4 },
      ...villages
        .split(' ')
        .map((village, j): Region => ({ code: town + number(j), name: village, parent: town, level: 5 })),
    ]
  }),
  // Where part of the demo's people have their household registration.
  { code: '500101', name: '重庆市万州区', parent: null, level: 3 },
]
