// What the platform does around a function: one process, one call at a time, the call's identity in its environment.
const { main } = require(process.argv[2])

process.on('message', async ({ env, event, context }) => {
  Object.assign(process.env, env)
  try {
    // The platform carries JSON in and out.
    process.send({ result: JSON.parse(JSON.stringify((await main(event, context)) ?? null)) })
  } catch (error) {
    process.send({ error: { name: error.name, message: error.message } })
  } finally {
    for (const name of Object.keys(env)) delete process.env[name]
  }
})
