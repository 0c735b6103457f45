import type { FigureChoice, RequestFigure } from '../../../app/requests-view.ts'
import { adjustRequests } from '../../../app/view-history.ts'

/** To the list of the requests that a figure counted. */
export const openList = (figure: RequestFigure, yes: FigureChoice['yes']): void =>
  adjustRequests({ figure: { figure, yes }, tab: 'list', request: null })
