import htmx from 'htmx.org';
import { drawSteps } from './chart.js';

// The page's policy allows neither code nor styles that are made at run time.
htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.timeout = 5000;

const stale = document.getElementById('stale');
const news = document.getElementById('news');

/** The chart draws what the list of steps says, so that there is one source for both. */
function show() {
  const steps = [...document.querySelectorAll('.steps li')].map((step) => ({
    label: step.querySelector('.label').textContent,
    text: step.querySelector('.count').textContent,
    count: Number(step.dataset.count ?? 0),
  }));
  drawSteps(document.getElementById('chart'), steps);
  return steps.map((step) => `${step.label} ${step.text}`).join(', ');
}

/** Readers who listen are told the figures when they change, and not with each update. */
function tell(figures) {
  if (news.textContent !== figures) {
    news.textContent = figures;
  }
}

let last;
document.body.addEventListener('htmx:beforeSwap', ({ detail }) => {
  // What did not change stays, so that it can be selected and copied.
  detail.shouldSwap &&= detail.serverResponse !== last;
  last = detail.serverResponse;
});
document.body.addEventListener('htmx:afterSwap', () => tell(show()));
document.body.addEventListener('htmx:afterRequest', ({ detail }) => {
  stale.hidden = Boolean(detail.successful);
});
// Other pages have no loop to show.
if (document.getElementById('loop')) {
  show();
}
