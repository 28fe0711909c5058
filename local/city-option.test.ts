import { cityOption } from './city-option'

test('the city is named by --city, with a space or an equals sign, and is 夷陵 otherwise', () => {
  expect(cityOption([])).toBe('yiling')
  expect(cityOption(['--dry-run', '--city', 'lianyungang'])).toBe('lianyungang')
  expect(cityOption(['--city=chengdu'])).toBe('chengdu')
})

test('a city that is not in the catalogue is refused with the names of those that are', () => {
  expect(() => cityOption(['--city', 'atlantis'])).toThrow(
    /atlantis.*yiling、nanan、jinan、lianyungang、chengdu/,
  )
  expect(() => cityOption(['--city'])).toThrow('可选')
})
