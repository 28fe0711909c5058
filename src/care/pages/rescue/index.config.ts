export default definePageConfig({ navigationBarTitleText: '救治地图' })
