import { caseInTab, holdsCase } from './case-in-tab.ts';

/** After this long without anyone at the page the case is cleared, in milliseconds. */
const clearedAfter = 15 * 60_000;
/** So long before that it is said that it will be. */
const warnedBefore = 2 * 60_000;
const tick = 1000;

/**
 * Watches whether anyone is at the page while the tab holds a case. `warn` is told how many seconds are left, null
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
    if (!holdsCase(caseInTab.current())) return seen();
    const left = lastSeen + clearedAfter - Date.now();
    if (left <= 0) {
      caseInTab.clear('idle');
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
