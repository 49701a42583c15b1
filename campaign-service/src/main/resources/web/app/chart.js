import { BarChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

echarts.use([BarChart, GridComponent, CanvasRenderer]);

const dark = window.matchMedia('(prefers-color-scheme: dark)');
const still = window.matchMedia('(prefers-reduced-motion: reduce)');

let chart;
let shown = [];

/** Draws the steps of the funnel as bars, in the colours of the page. */
export function drawSteps(element, steps) {
  if (!chart) {
    chart = echarts.init(element);
    new ResizeObserver(() => chart.resize()).observe(element);
    dark.addEventListener('change', () => draw());
  }
  shown = steps;
  draw();
}

/** The width of the widest figure, which stands at the right of its bar. */
function widthOfFigures({ fontSize, fontFamily }) {
  const context = document.createElement('canvas').getContext('2d');
  context.font = `${fontSize}px ${fontFamily}`;
  return Math.max(0, ...shown.map((step) => context.measureText(step.text).width));
}

function draw() {
  const page = getComputedStyle(document.body);
  const text = { color: page.getPropertyValue('--text'), fontFamily: page.fontFamily, fontSize: 13 };
  chart.setOption({
    animation: !still.matches,
    grid: { left: 4, right: 16 + widthOfFigures(text), top: 4, bottom: 4 },
    xAxis: { type: 'value', show: false, minInterval: 1 },
    yAxis: {
      type: 'category',
      inverse: true,
      data: shown.map((step) => step.label),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: text,
    },
    series: {
      type: 'bar',
      barMaxWidth: 22,
      data: shown.map((step) => ({ value: step.count, label: { formatter: step.text } })),
      itemStyle: { color: page.getPropertyValue('--accent'), borderRadius: [0, 4, 4, 0] },
      label: { show: true, position: 'right', ...text },
    },
  });
}
