import { fetchDraft, saveDraft } from './draft-requests.ts';
import { DraftSession, type Schedule } from './draft-session.ts';

/** The drafts open in this tab, by date: all pages work on the same one. */
const sessions = new Map<string, Promise<DraftSession>>();
const started = new Set<DraftSession>();

/** The draft of a day, read from the server when it is first asked for. */
export function openSession(date: string): Promise<DraftSession> {
  const open = sessions.get(date) ?? start(date);
  sessions.set(date, open);
  return open;
}

async function start(date: string): Promise<DraftSession> {
  try {
    const session = new DraftSession(await fetchDraft(date), { fetch: fetchDraft, save: saveDraft }, later);
    started.add(session);
    return session;
  } catch (error) {
    sessions.delete(date);
    throw error;
  }
}

/** Forgets a draft that is gone from the server. */
export async function closeSession(date: string): Promise<void> {
  const open = sessions.get(date);
  sessions.delete(date);
  if (open !== undefined) started.delete(await open);
}

const later: Schedule = (run, milliseconds) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};

/** Asks before the tab is closed on what is not saved yet, saves when the tab is left and looks again when one is back. */
export function watchTab(): () => void {
  const askBeforeClosing = (event: BeforeUnloadEvent) => {
    if ([...started].some((session) => session.isUnsaved)) event.preventDefault();
  };
  const followTab = () => {
    for (const session of started) {
      // Out of reach for now: the session goes on asking by itself, or has nothing to lose.
      void (document.visibilityState === 'hidden' ? session.save() : session.refresh()).catch(() => {});
    }
  };
  window.addEventListener('beforeunload', askBeforeClosing);
  document.addEventListener('visibilitychange', followTab);
  return () => {
    window.removeEventListener('beforeunload', askBeforeClosing);
    document.removeEventListener('visibilitychange', followTab);
  };
}
