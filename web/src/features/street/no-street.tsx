import type { ReactNode } from 'react'
import { useMessages } from '../../i18n/messages.tsx'

/** An empty database: what is missing, and the two commands that bring it. */
export const NoStreet = ({ header }: { header: ReactNode }) => {
  const m = useMessages()
  return (
    <div className="street-page">
      {header}
      <main className="no-street">
        <h1>{m.noStreet}</h1>
        <p>{m.noStreetWhy}</p>
        <pre>
          npm run wangge -- demo{'\n'}
          npm run wangge -- import osm FILE.osm.pbf
        </pre>
      </main>
    </div>
  )
}
