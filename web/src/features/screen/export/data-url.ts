/** The page may fetch data URLs, but no blobs (content security policy). */
export const dataUrlOf = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(reader.result as string))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('the blob cannot be read')))
    reader.readAsDataURL(blob)
  })
