export default definePageConfig({ navigationBarTitleText: '凭号预约' })
