/** Divisions of 连云港市: districts and towns are real, the villages are invented, the codes of towns and villages are the demo's own. */
import { districtOf } from '../build'
import type { Region } from '../city'

export const regions: readonly Region[] = [
  { code: '320700', name: '连云港市', parent: null, level: 2 },
  ...districtOf('320706', '海州区', '320700', [
    ['海州街道', '朐山社区 幸福社区 双龙社区'],
    ['新浦街道', '河南社区 建国社区 市化社区'],
  ]),
  ...districtOf('320703', '连云区', '320700', [
    ['墟沟街道', '院前社区 港口社区 西墅社区'],
    ['连云街道', '荷花社区 云台社区 桃林社区'],
  ]),
  ...districtOf('320707', '赣榆区', '320700', [
    ['青口镇', '青口村 下口村 河南村'],
    ['柘汪镇', '西林村 东林村 响石村'],
  ]),
  ...districtOf('320722', '东海县', '320700', [
    ['牛山街道', '和平社区 望西社区 湖西社区'],
    ['白塔埠镇', '前营村 埠后村 军屯村'],
  ]),
  // Where part of the demo's people have their household registration.
  { code: '500101', name: '重庆市万州区', parent: null, level: 3 },
]
