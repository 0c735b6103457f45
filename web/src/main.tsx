import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App, prepareApp } from './app/app.tsx'
import { followAppearance } from './app/appearance.ts'
import './theme/tokens.css'

followAppearance()
await prepareApp()
const root = document.getElementById('root')
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
