import htmx from 'htmx.org';
import { drawSteps } from './chart.js';

// The content security policy allows neither code nor styles that are generated at run time.
htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.timeout = 5000;

const stale = document.getElementById('stale');
const announcement = document.getElementById('announcement');

/** The chart reads its figures from the list of steps, so that both show the same. */
function show() {
  const steps = [...document.querySelectorAll('.steps li')].map((step) => ({
    label: step.querySelector('.label').textContent,
    text: step.querySelector('.count').textContent,
    count: Number(step.dataset.count ?? 0),
  }));
  drawSteps(document.getElementById('chart'), steps);
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
