import { describe, expect, it } from 'vitest'
import { allows, demoRoles, isDemoRole, isRole, permissions, permissionsOf } from './permissions.ts'

describe('permissions', () => {
  it('gives each role what the table says', () => {
    expect(permissionsOf('screen')).toEqual(['public', 'session', 'map.read'])
    expect(permissionsOf('inspector')).toEqual(['public', 'session', 'map.read', 'requests.read'])
    expect(permissionsOf('planner')).toEqual(['public', 'session', 'map.read', 'requests.read'])
    expect(permissionsOf('admin')).toEqual([...permissions])
  })

  it('gives nobody only what is public', () => {
    expect(permissions.filter((permission) => allows('nobody', permission))).toEqual(['public'])
  })

  it('never lets the demo manage accounts', () => {
    expect(demoRoles.filter((role) => allows(role, 'accounts.manage'))).toEqual([])
    expect(isDemoRole('admin')).toBe(false)
    expect(isRole('root')).toBe(false)
  })
})
