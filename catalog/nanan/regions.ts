/** Divisions of 南安市: districts and towns are real, the villages are invented, the codes of towns and villages are the demo's own. */
import { districtOf } from '../build'
import type { Region } from '../city'

export const regions: readonly Region[] = [
  ...districtOf('350583', '南安市', null, [
    ['溪美街道', '贵溪社区 莲花社区 湖山社区 彭美社区'],
    ['柳城街道', '榕桥社区 霞西社区 祥塘社区 柳湖社区'],
    ['美林街道', '玉叶社区 梅亭社区 李东社区 溪州社区'],
    ['官桥镇', '泗溪村 山林村 金庄村 竹口村'],
    ['水头镇', '朴里村 海联村 文斗村 星辉村'],
    ['梅山镇', '蓉溪村 丽园村 鼎诚村 芸塘村'],
    ['诗山镇', '山一村 钱塘村 凤坡村 声东村'],
    ['洪濑镇', '葵星村 福林村 跃进村 厝斗村'],
  ]),
  // Where part of the demo's people have their household registration.
  { code: '500101', name: '重庆市万州区', parent: null, level: 3 },
]
