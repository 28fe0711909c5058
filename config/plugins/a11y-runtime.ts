// Run-time half of the accessibility plugin: the alias table must name the very attributes of the templates.
import { mergeInternalComponents } from '@tarojs/shared'
import accessible from './a11y-attributes.json'

mergeInternalComponents(Object.fromEntries(accessible.components.map(name => [name, accessible.attributes])))
