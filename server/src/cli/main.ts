import { runCommand } from './run-command.ts'

const io = {
  out: (line: string) => void process.stdout.write(`${line}\n`),
  err: (line: string) => void process.stderr.write(`${line}\n`),
  env: process.env,
  stdin: process.stdin,
}
// `wangge … | head` ends the reader first: that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
})

process.exit(await runCommand(process.argv.slice(2), io))
