import { continueDemoRequests } from '@wangge/geodata'
import type { Command } from './command.ts'
import { nextSignal } from './next-signal.ts'
import { playUsage, readPlayArguments } from './play-arguments.ts'
import { playDemo } from './play-demo.ts'
import { openPlayServer } from './play-server.ts'

/**
 * Plays the requests of a demo street against a running server, over HTTP as any other program would. It goes on where
 * the street stands: stopped and started again, it tells nothing twice.
 */
export const command: Command = {
  usage: playUsage,
  run: async (args, io) => {
    const wanted = readPlayArguments(args)
    if (typeof wanted === 'string') {
      io.err(wanted)
      io.err(`usage: ${playUsage}`)
      return 2
    }
    const stopped = new AbortController()
    void nextSignal().then(() => stopped.abort())
    const { seed, street, server, token } = wanted
    const demo = continueDemoRequests({ seed, street, fromMs: 0, toMs: Number.POSITIVE_INFINITY })
    return playDemo(demo, openPlayServer(server, street, token), wanted, io, stopped.signal)
  },
}
