import { useQueryClient } from '@tanstack/react-query'
import { ApiFailure } from '../../../api/fetch-json.ts'
import {
  commitImport,
  type ImportMapping,
  type ImportQuestion,
  previewImport,
  uploadTable,
} from '../../../api/request-import.ts'
import { requestsKey } from '../../../api/requests.ts'
import { useKept } from '../../../ui/use-kept.ts'
import { guessSystem } from './coordinate-choices.ts'
import { type ImportState, idle, type MappingState } from './import-state.ts'

const codeOf = (reason: unknown): string => (reason instanceof ApiFailure ? reason.code : 'internal')

/**
 * One import from the file to the result. It goes on while another tab is looked at; only one thing is under way at a
 * time, and what can be stopped, can be stopped.
 */
export const useImport = (street: string, streetLon: number) => {
  const queries = useQueryClient()
  const [state, setState, read] = useKept<ImportState>(`import ${street}`, idle)
  const [running, setRunning] = useKept<AbortController | null>(`import-running ${street}`, null)

  const begin = (): AbortSignal => {
    running?.abort()
    const control = new AbortController()
    setRunning(control)
    return control.signal
  }
  const change = (part: Partial<MappingState>): void =>
    setState((before) => (before.kind === 'mapping' ? { ...before, ...part } : before))

  const send = async (file: File, sheet: string | null = null): Promise<void> => {
    const signal = begin()
    setState({ kind: 'sending', name: file.name, share: 0 })
    try {
      const uploaded = await uploadTable(
        file,
        { street, sheet },
        (share) => setState((before) => (before.kind === 'sending' ? { ...before, share } : before)),
        signal,
      )
      const question = { mapping: uploaded.mapping, crs: guessSystem(uploaded, streetLon) }
      setState({
        kind: 'mapping',
        file,
        uploaded,
        question,
        checked: null,
        busy: null,
        skipBad: false,
        failure: null,
      })
    } catch (reason) {
      if (signal.aborted) return
      setState({ kind: 'idle', failure: codeOf(reason), stopped: false })
    }
  }

  /** Sent again by itself where the server has forgotten it: nothing that was typed is lost. */
  const again = async (before: MappingState): Promise<void> => {
    const signal = begin()
    const uploaded = await uploadTable(
      before.file,
      { street, sheet: before.uploaded.sheet },
      () => undefined,
      signal,
    )
    change({ uploaded })
  }

  const check = async (question: ImportQuestion, mayRepeat = true): Promise<void> => {
    const before = read()
    if (before.kind !== 'mapping') return
    const signal = begin()
    change({ busy: 'checking', failure: null, skipBad: false })
    try {
      const preview = await previewImport(before.uploaded.importId, question, signal)
      change({ checked: { question, preview }, busy: null })
    } catch (reason) {
      if (signal.aborted) return
      const code = codeOf(reason)
      if (code !== 'import-gone' || !mayRepeat) return change({ busy: null, failure: code })
      await again(before).then(
        () => check(question, false),
        (failed: unknown) => change({ busy: null, failure: codeOf(failed) }),
      )
    }
  }

  const commit = async (): Promise<void> => {
    const before = read()
    if (before.kind !== 'mapping' || before.checked === null) return
    const { uploaded, checked, skipBad, file } = before
    const signal = begin()
    change({ busy: 'committing', failure: null })
    try {
      const committed = await commitImport(uploaded.importId, { ...checked.question, skipBad }, signal)
      setState({ kind: 'done', name: file.name, committed })
      void queries.invalidateQueries({ queryKey: ['overview'] })
      void queries.invalidateQueries({ queryKey: [requestsKey, 'list'], refetchType: 'none' })
    } catch (reason) {
      const code = codeOf(reason)
      change({ busy: null, failure: code })
      // Rows that were good when they were looked at no longer are: they are named.
      if (code === 'rows-refused') {
        await check(checked.question)
        change({ failure: code })
      }
    }
  }

  return {
    state,
    send: (file: File) => void send(file),
    chooseSheet: (sheet: string) => {
      if (state.kind === 'mapping') void send(state.file, sheet)
    },
    setMapping: (mapping: ImportMapping) => {
      if (state.kind === 'mapping') change({ question: { ...state.question, mapping }, failure: null })
    },
    setSystem: (crs: string) => {
      if (state.kind === 'mapping') change({ question: { ...state.question, crs }, failure: null })
    },
    check: (question: ImportQuestion) => {
      change({ question })
      void check(question)
    },
    commit: () => void commit(),
    setSkip: (skipBad: boolean) => change({ skipBad }),
    /** Gives up what is on its way; a check leaves the file as it was. */
    stop: () => {
      running?.abort()
      if (state.kind === 'mapping') change({ busy: null })
      else setState({ kind: 'idle', failure: null, stopped: true })
    },
    clear: () => {
      running?.abort()
      setState(idle)
    },
  }
}
