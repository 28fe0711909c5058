/** Who calls a cloud function, as the platform says it and never as the event says it. */

/**
 * The WeChat openid of this call, null for a timer or a caller outside WeChat. Read for each call: the platform sets it
 * in the environment before each one. The SDK is loaded on first use, so that a timer never pays its 110 ms.
 */
export async function platformOpenid(): Promise<string | null> {
  const tcb = await import('@cloudbase/node-sdk')
  const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV })
  const { openId } = app.auth().getUserInfo()
  return openId || null
}

/**
 * Whether the platform's timer started this call. `event.Type` can be sent by anyone who may call the function; these
 * variables are set by the platform only, and a call from WeChat always carries an openid.
 */
export const isTimerCall = (env: NodeJS.ProcessEnv): boolean =>
  env['TRIGGER_SRC'] === 'timer' && !env['WX_OPENID']
