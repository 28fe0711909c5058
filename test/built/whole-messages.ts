/** Cuts a TCP stream of PostgreSQL's protocol into whole messages: an embedded engine cannot take half of one. */
import { Transform } from 'node:stream'

export function wholeMessages(): Transform {
  let rest = Buffer.alloc(0)
  let started = false
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      rest = Buffer.concat([rest, chunk])
      let end = 0
      for (;;) {
        // The first message has no type byte before its length.
        const head = started ? 1 : 0
        if (rest.length < end + head + 4) break
        const next = end + head + rest.readInt32BE(end + head)
        if (rest.length < next) break
        end = next
        started = true
      }
      if (end > 0) this.push(rest.subarray(0, end))
      rest = rest.subarray(end)
      done()
    },
  })
}
