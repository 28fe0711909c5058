export default definePageConfig({ navigationBarTitleText: '配偶绑定' })
