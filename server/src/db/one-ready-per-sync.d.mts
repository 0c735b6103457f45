export const withoutReady: (
  pass: (data: Uint8Array) => void,
  onError: () => void,
) => (chunk: Uint8Array) => void
