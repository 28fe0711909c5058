export default definePageConfig({ navigationBarTitleText: '服务名单' })
