import htmx from 'htmx.org';
import { drawSteps } from './chart.js';

// The content security policy allows neither code nor styles that are generated at run time.
htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.timeout = 5000;

const stale = document.getElementById('stale');
const announcement = document.getElementById('announcement');

const stopped = document.getElementById('stopped');
const times = new Intl.DateTimeFormat(document.documentElement.lang, {
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
});

/** Shows the emergency stop in the viewer's time zone. The alert changes only if the stop does. */
function showStop() {
  const stop = document.getElementById('stop').cloneNode(true);
  for (const time of stop.querySelectorAll('time')) {
    time.textContent = times.format(new Date(time.dateTime));
  }
  stopped.hidden = !stop.innerHTML;
  if (stopped.innerHTML !== stop.innerHTML) {
    stopped.replaceChildren(...stop.childNodes);
  }
}

/** The chart reads its figures from the list of steps, so that both show the same. */
function show() {
  showStop();
  const steps = [...document.querySelectorAll('.steps li')].map((step) => ({
    name: step.dataset.step,
    label: step.querySelector('.label').textContent,
    text: step.querySelector('.count').textContent,
    count: Number(step.dataset.count ?? 0),
  }));
  // The chart counts episodes; messages are another unit.
  drawSteps(
    document.getElementById('chart'),
    steps.filter((step) => step.name !== 'SENT'),
  );
  return steps.map((step) => `${step.label} ${step.text}`).join(', ');
}

/** Announces the figures to screen readers, only when they change. */
function announce(figures) {
  if (announcement.textContent !== figures) {
    announcement.textContent = figures;
  }
}

let last;
document.body.addEventListener('htmx:beforeSwap', ({ detail }) => {
  // An unchanged page is not replaced, so that its text can be selected and copied.
  detail.shouldSwap &&= detail.serverResponse !== last;
  last = detail.serverResponse;
});
document.body.addEventListener('htmx:afterSwap', () => announce(show()));
document.body.addEventListener('htmx:afterRequest', ({ detail }) => {
  stale.hidden = Boolean(detail.successful);
});
// Other pages have no dashboard.
if (document.getElementById('dashboard')) {
  show();
}
