/** Types of the answers, for the web app. Nothing here runs. */
export type { ListFigure as RequestFigure } from './db/queries/request-list.ts'
export type { EventData, EventName, ResetReason } from './events/event-data.ts'
export type { CentreProblem, Coverage, CoverageGapSummary, CoverageRow } from './routes/coverage-schema.ts'
export type { Health } from './routes/health.ts'
export type { HotspotCell, Hotspots } from './routes/hotspots-schema.ts'
export type {
  ImportBadCell,
  ImportCommitted,
  ImportMapping,
  ImportPreviewed,
  ImportRowsRefused,
  ImportUploaded,
} from './routes/imports-schema.ts'
export type { Overview } from './routes/overview-schema.ts'
export type { Problem, ProblemCode } from './routes/problem.ts'
export type { RegisterBlank, Registers } from './routes/registers-schema.ts'
export type { LatestRequest, LatestRequests } from './routes/requests-latest-schema.ts'
export type { MadeScreenLink, NewScreenLink, ScreenLink, ScreenLinks } from './routes/screen-links-schema.ts'
export type {
  SavedScreen,
  SavedScreens,
  ScreenConfig,
  ScreenPanelName,
  ScreenSettings,
} from './routes/screens-schema.ts'
export type { ServiceAreaRequest, ServiceAreas } from './routes/service-areas-schema.ts'
export type { Session } from './routes/session.ts'
export type { OpenedScreen } from './routes/session-screen-schema.ts'
export type {
  SitedCandidate,
  Siting,
  SitingProgressEvent,
  SitingRequest,
} from './routes/siting-schema.ts'
export type {
  MadeRequestAnswer,
  RequestHistory,
  RequestIndicatorsAnswer,
  RequestItem,
  RequestLimitsAnswer,
  RequestList,
  RequestPoints,
} from './routes/requests-schema.ts'
