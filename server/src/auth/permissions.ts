/**
 * What an account may be. `screen` is the least that sees the map: a wall display that nobody touches. `reporter` is
 * another system's program: it sends requests in, follows its own, and sees nothing else.
 */
export const roles = ['screen', 'reporter', 'inspector', 'planner', 'admin'] as const
export type Role = (typeof roles)[number]

/**
 * What a route may ask for. `session` is any account at all; `public` is everybody, signed in or not. `requests.follow`
 * is to see at least what one sent in oneself: all of it takes `requests.read`.
 */
export const permissions = [
  'public',
  'session',
  'map.read',
  'requests.read',
  'requests.write',
  'requests.submit',
  'requests.follow',
  'screens.manage',
  'accounts.manage',
] as const
export type Permission = (typeof permissions)[number]

/** The whole table, typed so that a new role or permission does not compile until each pair is decided. */
const table = {
  public: { nobody: true, screen: true, reporter: true, inspector: true, planner: true, admin: true },
  session: { nobody: false, screen: true, reporter: true, inspector: true, planner: true, admin: true },
  'map.read': { nobody: false, screen: true, reporter: false, inspector: true, planner: true, admin: true },
  'requests.read': {
    nobody: false,
    screen: false,
    reporter: false,
    inspector: true,
    planner: true,
    admin: true,
  },
  'requests.write': {
    nobody: false,
    screen: false,
    reporter: false,
    inspector: false,
    planner: true,
    admin: true,
  },
  'requests.submit': {
    nobody: false,
    screen: false,
    reporter: true,
    inspector: false,
    planner: true,
    admin: true,
  },
  'requests.follow': {
    nobody: false,
    screen: false,
    reporter: true,
    inspector: true,
    planner: true,
    admin: true,
  },
  'screens.manage': {
    nobody: false,
    screen: false,
    reporter: false,
    inspector: false,
    planner: true,
    admin: true,
  },
  'accounts.manage': {
    nobody: false,
    screen: false,
    reporter: false,
    inspector: false,
    planner: false,
    admin: true,
  },
} as const satisfies Record<Permission, Record<Role | 'nobody', boolean>>

export const allows = (role: Role | 'nobody', permission: Permission): boolean => table[permission][role]

export const permissionsOf = (role: Role): Permission[] =>
  permissions.filter((permission) => allows(role, permission))

/**
 * What the demo may not do in any role, `admin` included: an account made without a sign-in on demo data would
 * still be there when the street's real data is imported.
 */
const neverInDemo: readonly Permission[] = ['accounts.manage']

export const demoAllows = (role: Role, permission: Permission): boolean =>
  allows(role, permission) && !neverInDemo.includes(permission)

export const demoPermissionsOf = (role: Role): Permission[] =>
  permissions.filter((permission) => demoAllows(role, permission))

export const isRole = (text: string): text is Role => roles.some((role) => role === text)
