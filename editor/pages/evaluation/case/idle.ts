import { caseInTab, holdsCase } from './case-in-tab.ts';

/** Something in this tab that may hold the facts of cases. */
export interface CaseKeeper {
  readonly holds: () => boolean;
  /** Lets go of them, as nobody is at the page. */
  readonly clear: () => void;
}

const keepers: CaseKeeper[] = [{ holds: () => holdsCase(caseInTab.current()), clear: () => caseInTab.clear('idle') }];

/** Has what a page keeps cleared when nobody is there. */
export function clearWhenIdle(keeper: CaseKeeper): void {
  keepers.push(keeper);
}

/** After this long without anyone at the page the case is cleared, in milliseconds. */
const clearedAfter = 15 * 60_000;
/** So long before that it is said that it will be. */
const warnedBefore = 2 * 60_000;
const tick = 1000;

/**
 * Watches whether anyone is at the page while the tab holds facts of cases. `warn` is told how many seconds are left, null
 * where there is no hurry. Gives a function that ends the watch.
 */
export function watchIdle(warn: (secondsLeft: number | null) => void): () => void {
  let lastSeen = Date.now();
  let warned = false;
  const tell = (seconds: number | null) => {
    if (seconds === null && !warned) return;
    warned = seconds !== null;
    warn(seconds);
  };
  const seen = () => {
    lastSeen = Date.now();
    tell(null);
  };
  // The clock is asked, not the ticks counted: browsers slow down the timers of tabs in the background.
  const look = () => {
    if (!keepers.some((keeper) => keeper.holds())) return seen();
    const left = lastSeen + clearedAfter - Date.now();
    if (left <= 0) {
      for (const keeper of keepers) if (keeper.holds()) keeper.clear();
      seen();
    } else if (left <= warnedBefore) tell(Math.ceil(left / 1000));
  };
  const timer = setInterval(look, tick);
  for (const event of activity) window.addEventListener(event, seen, { capture: true, passive: true });
  document.addEventListener('visibilitychange', look);
  return () => {
    clearInterval(timer);
    for (const event of activity) window.removeEventListener(event, seen, { capture: true });
    document.removeEventListener('visibilitychange', look);
  };
}

const activity = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'click'] as const;
