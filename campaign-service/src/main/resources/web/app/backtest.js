import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

echarts.use([BarChart, LineChart, GridComponent, LegendComponent, CanvasRenderer]);

const dark = window.matchMedia('(prefers-color-scheme: dark)');

/** The charts read their figures from the tables, so that both show the same. */
function cells(table) {
  return [...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent.trim()));
}

function look() {
  const page = getComputedStyle(document.body);
  return {
    text: { color: page.getPropertyValue('--text'), fontFamily: page.fontFamily, fontSize: 13 },
    accent: page.getPropertyValue('--accent'),
    colours: [1, 2, 3].map((series) => page.getPropertyValue(`--series-${series}`)),
  };
}

/** The models differ in dash and symbol as well as in colour. */
const DASHES = ['dashed', 'dotted', [10, 4, 2, 4]];
const SYMBOLS = ['triangle', 'rect', 'diamond'];

function calibration(element, table) {
  const { text, accent, colours } = look();
  const rows = cells(table);
  const models = [...table.querySelectorAll('[data-model]')].map((head) => head.textContent);
  const line = (name, column, style) => ({ type: 'line', name, data: rows.map((row) => Number(row[column])), ...style });
  return {
    animation: false,
    legend: { textStyle: text, top: 0 },
    grid: { left: 56, right: 16, top: 48, bottom: 48 },
    xAxis: {
      type: 'category',
      data: rows.map((row) => row[0]),
      name: element.dataset.axis,
      nameLocation: 'middle',
      nameGap: 30,
      nameTextStyle: text,
      axisLabel: text,
    },
    yAxis: {
      type: 'value',
      name: element.dataset.value,
      nameLocation: 'middle',
      nameGap: 36,
      nameTextStyle: text,
      axisLabel: text,
      splitLine: { lineStyle: { opacity: 0.25 } },
    },
    series: [
      line(element.dataset.actual, 2, { lineStyle: { width: 4 }, itemStyle: { color: accent }, symbolSize: 9 }),
      ...models.map((model, i) =>
        line(model, 3 + i, {
          lineStyle: { type: DASHES[i % DASHES.length] },
          itemStyle: { color: colours[i % colours.length] },
          symbol: SYMBOLS[i % SYMBOLS.length],
          symbolSize: 9,
        }),
      ),
    ],
  };
}

function silence(element, table) {
  const { text, accent } = look();
  const rows = cells(table);
  return {
    animation: false,
    grid: { left: 48, right: 16, top: 16, bottom: 32 },
    xAxis: { type: 'category', data: rows.map((row) => row[0]), axisLabel: text },
    yAxis: {
      type: 'value',
      axisLabel: { ...text, formatter: '{value}%' },
      splitLine: { lineStyle: { opacity: 0.25 } },
    },
    series: { type: 'bar', data: rows.map((row) => Number.parseFloat(row[2])), itemStyle: { color: accent } },
  };
}

for (const [name, option] of Object.entries({ calibration, silence })) {
  const element = document.getElementById(`${name}-chart`);
  const table = document.getElementById(`${name}-table`);
  // A chart without figures would only be axes.
  element?.toggleAttribute('hidden', !table?.tBodies[0].rows.length);
  if (element && table?.tBodies[0].rows.length) {
    const chart = echarts.init(element);
    const draw = () => chart.setOption(option(element, table), true);
    new ResizeObserver(() => chart.resize()).observe(element);
    dark.addEventListener('change', draw);
    draw();
  }
}
