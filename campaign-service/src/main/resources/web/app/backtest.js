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
  };
}

function calibration(element, table) {
  const { text, accent } = look();
  const rows = cells(table);
  const models = [...table.querySelectorAll('[data-model]')].map((head) => head.textContent);
  const line = (name, column, style) => ({ type: 'line', name, data: rows.map((row) => Number(row[column])), ...style });
  return {
    animation: false,
    legend: { textStyle: text, top: 0 },
    grid: { left: 40, right: 16, top: 48, bottom: 48 },
    xAxis: {
      type: 'category',
      data: rows.map((row) => row[0]),
      name: element.dataset.axis,
      nameLocation: 'middle',
      nameGap: 30,
      nameTextStyle: text,
      axisLabel: text,
    },
    yAxis: { type: 'value', axisLabel: text, splitLine: { lineStyle: { opacity: 0.25 } } },
    series: [
      line(element.dataset.actual, 2, { lineStyle: { width: 4 }, itemStyle: { color: accent }, symbolSize: 9 }),
      ...models.map((model, i) => line(model, 3 + i, { lineStyle: { type: 'dashed' }, symbol: 'none' })),
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
      axisLabel: { ...text, formatter: '{value} %' },
      splitLine: { lineStyle: { opacity: 0.25 } },
    },
    series: { type: 'bar', data: rows.map((row) => Number.parseFloat(row[2])), itemStyle: { color: accent } },
  };
}

for (const [name, option] of Object.entries({ calibration, silence })) {
  const element = document.getElementById(`${name}-chart`);
  const table = document.getElementById(`${name}-table`);
  if (element && table) {
    const chart = echarts.init(element);
    const draw = () => chart.setOption(option(element, table), true);
    new ResizeObserver(() => chart.resize()).observe(element);
    dark.addEventListener('change', draw);
    draw();
  }
}
