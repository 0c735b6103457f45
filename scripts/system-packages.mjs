// What the tests need from the system. Installed with apt where that is possible, named in one line where not.
import { existsSync } from 'node:fs'
import { has, runQuietly, say, stop } from './lib.mjs'

const needs = [
  { package: 'chromium', present: () => existsSync('/usr/bin/chromium') },
  { package: 'postgresql-15', present: () => existsSync('/usr/lib/postgresql/15/bin/initdb') },
  {
    package: 'postgresql-15-postgis-3',
    present: () => existsSync('/usr/share/postgresql/15/extension/postgis.control'),
  },
  { package: 'fonts-noto-cjk', present: () => existsSync('/usr/share/fonts/opentype/noto') },
  { package: 'gdal-bin', present: () => existsSync('/usr/bin/ogrinfo') },
]

export const ensureSystemPackages = async () => {
  const missing = needs.filter((need) => !need.present()).map((need) => need.package)
  if (missing.length === 0) return
  const list = missing.join(' ')
  const unable = `The tests need these system packages: ${list}. On Debian 12: apt-get install ${list}`
  if (!has('apt-get') || process.getuid?.() !== 0) stop(unable)
  say(`Installing system packages: ${list} …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await runQuietly('apt-get', ['update', '-q'], { env })
  if (!(await runQuietly('apt-get', ['install', '-y', '-q', ...missing], { env }))) stop(unable)
}
