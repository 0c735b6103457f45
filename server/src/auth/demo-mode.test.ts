import { expect, it } from 'vitest'
import { isLoopbackHost } from './demo-mode.ts'

it.each([
  ['localhost', true],
  ['localhost:8787', true],
  ['LOCALHOST:1', true],
  ['wangge.localhost:8787', true],
  ['127.0.0.1', true],
  ['127.8.9.10:80', true],
  ['[::1]:8787', true],
  ['::1', true],
  ['0.0.0.0', false],
  ['::', false],
  ['[::]:8787', false],
  ['192.168.1.5:8787', false],
  ['localhost.evil.example', false],
  ['127.0.0.1.evil.example:8787', false],
  ['evil@localhost', false],
  ['evil.example/localhost', false],
  ['evil.example', false],
  ['', false],
])('%s is loopback: %s', (host, loopback) => {
  expect(isLoopbackHost(host)).toBe(loopback)
})
