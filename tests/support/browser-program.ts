import { type BrowserServer, chromium } from 'playwright-core'

const flags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
]

/** Chromium, drawing WebGL in software, for many test files to connect to. */
export const startBrowser = (): Promise<BrowserServer> =>
  chromium.launchServer({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: flags })
