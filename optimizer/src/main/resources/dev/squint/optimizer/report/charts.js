/* The other charts, and the start of everything. */
function histogramOptions(track) {
  const bins = track.histogram.present.length;
  const limit = data.largestLogit / Math.LN10;
  const width = 2 * limit / bins;
  const centre = bin => -limit + (bin + 0.5) * width;
  const panels = [
    ["present", "frames with " + track.name, "present"],
    ["absent", "frames without", "absent"],
  ];
  const most = Math.max(10, ...track.histogram.present, ...track.histogram.absent);
  const tops = [44, 182];
  return {
    title: panels.map(([, text], index) => ({
      text, left: 0, top: tops[index] - (index === 0 ? 41 : 28), padding: 0,
      textStyle: { fontSize: 13, fontWeight: 600, color: colour("text") },
    })),
    grid: tops.map(top => ({ left: 52, right: 14, top, height: 100 })),
    xAxis: panels.map((_, grid) => axis({
      gridIndex: grid, type: "value", min: -limit, max: limit, interval: 1,
      name: grid === 1 ? "score" : "", nameLocation: "middle", nameGap: 26,
      axisLabel: { show: grid === 1, formatter: oddsTick }, splitLine: { show: false },
    })),
    yAxis: panels.map((_, grid) => axis({
      gridIndex: grid, type: "log", min: 0.7, max: most * 1.5,
      axisLabel: { formatter: value => (value < 1 ? "" : value.toLocaleString("en")), hideOverlap: true },
    })),
    tooltip: tooltip({
      trigger: "item",
      formatter: item => `${item.value[1].toLocaleString("en")} frames with scores from `
        + `${scoreText(scoreOf((item.value[0] - width / 2) * Math.LN10))} to `
        + scoreText(scoreOf((item.value[0] + width / 2) * Math.LN10)),
    }),
    series: panels.map(([key, , name], grid) => ({
      type: "custom", xAxisIndex: grid, yAxisIndex: grid, clip: true,
      data: track.histogram[key].map((count, bin) => [centre(bin), count]).filter(item => item[1] > 0),
      renderItem: (parameters, api) => {
        const [x0, y] = api.coord([api.value(0) - width / 2, api.value(1)]);
        const x1 = api.coord([api.value(0) + width / 2, api.value(1)])[0];
        const bottom = parameters.coordSys.y + parameters.coordSys.height;
        return { type: "rect", style: { fill: colour(name) },
          shape: { x: x0 + 0.5, y, width: Math.max(1, x1 - x0 - 1), height: bottom - y } };
      },
      markLine: histogramThresholds(track.thresholds, grid),
      markArea: track.thresholds ? {
        silent: true, itemStyle: { color: colour("REFERENCE_MODEL"), opacity: 0.13 },
        data: [[{ xAxis: logit(track.thresholds.absentBelow) / Math.LN10 },
          { xAxis: logit(track.thresholds.presentAbove) / Math.LN10 }]],
      } : undefined,
    })),
  };
}

function histogramThresholds(thresholds, grid) {
  if (!thresholds) return undefined;
  const line = (score, text, align) => ({
    xAxis: logit(score) / Math.LN10,
    label: { show: grid === 0, formatter: text, position: "end", align, distance: 4,
      color: colour("text"), fontSize: 12 },
  });
  return {
    silent: true, symbol: "none", lineStyle: { color: colour("text"), type: "dashed", width: 1 },
    data: [
      line(thresholds.absentBelow, "absent below " + scoreText(thresholds.absentBelow), "right"),
      line(thresholds.presentAbove, "present above " + scoreText(thresholds.presentAbove), "left"),
    ],
  };
}

function oddsTick(value) {
  const whole = Math.round(value + 4) - 4;
  return ["", "0.001", "0.01", "0.09", "0.5", "0.91", "0.99", "0.999", ""][whole + 4] ?? "";
}

function reliabilityOptions(track) {
  const bins = track.reliability.bins;
  const most = Math.max(...bins.map(bin => bin.frames));
  const size = bin => 6 + 16 * Math.sqrt(bin.frames / most);
  const unit = more => axis({ type: "value", min: 0, max: 1, interval: 0.2, nameLocation: "middle", ...more });
  return {
    grid: { left: 58, right: 18, top: 12, bottom: 44 },
    xAxis: unit({ name: "mean score", nameGap: 26 }),
    yAxis: unit({ name: "share present", nameGap: 36 }),
    tooltip: tooltip({
      formatter: item => {
        const bin = bins[item.dataIndex];
        return `${bin.frames.toLocaleString("en")} frames scored ${bin.meanScore.toFixed(3)} on average<br>`
          + `${percent(bin.presentShare)} present (${percent(bin.lower)} to ${percent(bin.upper)})`;
      },
    }),
    series: [
      { type: "line", silent: true, symbol: "none", data: [[0, 0], [1, 1]],
        lineStyle: { color: colour("soft"), type: "dashed", width: 1 }, tooltip: { show: false } },
      { type: "custom", silent: true, data: bins.map(bin => [bin.meanScore, bin.lower, bin.upper]),
        renderItem: (parameters, api) => {
          const [x, low] = api.coord([api.value(0), api.value(1)]);
          const high = api.coord([api.value(0), api.value(2)])[1];
          return { type: "line", shape: { x1: x, y1: low, x2: x, y2: high },
            style: { stroke: colour("present"), lineWidth: 1.5 } };
        } },
      { type: "line", data: bins.map(bin => [bin.meanScore, bin.presentShare]),
        lineStyle: { color: colour("present"), width: 1.5 }, itemStyle: { color: colour("present") },
        symbol: "circle", symbolSize: (value, item) => size(bins[item.dataIndex]), z: 3 },
    ],
  };
}

const COST_COLOURS = ["FRAME_SKIPPING", "DIFFERENCE_DETECTOR", "SPECIALIZED_MODEL", "REFERENCE_MODEL"];

/* The plan beside the reference model on one scale, and again on its own. */
function costOptions() {
  const sum = data.cost.reduce((micros, cost) => micros + cost.micros, 0);
  const labels = { width: 92, overflow: "break", lineHeight: 15, color: colour("text") };
  const scale = (grid, max) => axis({
    gridIndex: grid, type: "value", max, splitNumber: isNarrow() ? 2 : 4,
    axisLabel: { formatter: micros, hideOverlap: true },
  });
  const bars = (grid, values, stage) => ({
    name: data.cost[stage].stage, type: "bar", stack: "cost" + grid, xAxisIndex: grid, yAxisIndex: grid,
    barWidth: 22, data: values, itemStyle: { color: colour(COST_COLOURS[stage]) },
  });
  const dear = data.referenceMicros;
  return {
    legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 12, textStyle: { color: colour("soft") }, selectedMode: false },
    grid: [{ left: 108, right: 24, top: 56, height: 78 }, { left: 108, right: 24, bottom: 26, height: 36 }],
    xAxis: [scale(0, Math.max(dear, sum)), scale(1, sum > 0 ? sum : 1)],
    yAxis: [
      axis({ gridIndex: 0, type: "category", data: ["this plan", "reference on every frame"], axisTick: { show: false }, axisLabel: labels }),
      axis({ gridIndex: 1, type: "category", data: ["this plan, enlarged"], axisTick: { show: false }, axisLabel: labels }),
    ],
    tooltip: tooltip({ formatter: item => `${item.seriesName}: ${micros(item.value)} a frame` }),
    series: data.cost.flatMap((cost, stage) => [
      bars(0, [cost.micros, stage === data.cost.length - 1 ? dear : 0], stage),
      bars(1, [cost.micros], stage),
    ]),
  };
}

function plansOptions() {
  const share = (rate, allowed) => (rate < 0 ? 0 : rate / allowed);
  const error = plan => Math.max(
    share(plan.falseNegativeRate, data.maxFalseNegativeRate),
    share(plan.falsePositiveRate, data.maxFalsePositiveRate));
  const chosen = data.plans.filter(plan => plan.chosen);
  const highest = Math.max(1.25, 1.3 * Math.max(0, ...chosen.map(error)),
    Math.min(3, Math.max(...data.plans.map(error))));
  const ceiling = Math.ceil(highest * 2) / 2;
  const shown = plan => ({ value: [plan.micros, Math.min(ceiling, error(plan)) * 100], plan,
    symbol: error(plan) > ceiling ? "triangle" : undefined });
  const front = staircase(data.plans.filter(plan => plan.front && error(plan) <= ceiling), error);
  const rest = data.plans.filter(plan => !front.includes(plan) && !plan.chosen);
  const series = (name, plans, more) => ({
    name, type: "scatter", data: plans.map(shown), ...more,
  });
  return {
    legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 10, textStyle: { color: colour("soft") } },
    grid: { left: 64, right: 24, top: isNarrow() ? 58 : 40, bottom: 50 },
    xAxis: axis({ type: "log", name: "predicted cost a frame", nameLocation: "middle", nameGap: 30,
      axisLabel: { formatter: micros, hideOverlap: true } }),
    yAxis: axis({ type: "value", min: 0, max: ceiling * 100, name: "error, share of what is allowed",
      nameLocation: "middle", nameGap: 48, axisLabel: { formatter: value => Math.round(value) + "%" } }),
    tooltip: tooltip({
      formatter: item => (item.data.plan ? planText(item.data.plan, error(item.data.plan), ceiling) : ""),
    }),
    series: [
      series("tried", rest, { symbolSize: 6, itemStyle: { color: colour("absent"), opacity: 0.55 },
        markLine: { silent: true, symbol: "none", lineStyle: { color: colour("missed"), type: "dashed" },
          label: { formatter: "allowed", position: "insideEndTop", color: colour("missed") },
          data: [{ yAxis: 100 }] } }),
      { name: "best for its cost", type: "line", step: "end", data: front.map(shown), symbol: "circle", symbolSize: 7,
        lineStyle: { color: colour("present"), width: 1.5 }, itemStyle: { color: colour("present") } },
      series("chosen", chosen, { symbol: "diamond", symbolSize: 20, z: 5,
        itemStyle: { color: colour("REFERENCE_MODEL"), borderColor: colour("text"), borderWidth: 1.5 } }),
    ],
  };
}

/* From cheap to dear, each with less error than those before. */
function staircase(plans, error) {
  const result = [];
  let least = Infinity;
  for (const plan of [...plans].sort((one, other) => one.micros - other.micros || error(one) - error(other))) {
    if (error(plan) < least) {
      least = error(plan);
      result.push(plan);
    }
  }
  return result;
}

function planText(plan, error, ceiling) {
  return `<b>${escaped(plan.label)}</b><br>${micros(plan.micros)} a frame, `
    + `${round(data.referenceMicros / plan.micros)}× cheaper<br>false negatives ${percent(plan.falseNegativeRate)}, `
    + `false positives ${percent(plan.falsePositiveRate)}`
    + (error > ceiling ? "<br>(beyond the chart)" : "");
}

const CURVES = ["present", "REFERENCE_MODEL", "SPECIALIZED_MODEL", "invented", "DIFFERENCE_DETECTOR", "missed"];

function trainingOptions() {
  const line = (curve, index, values, type) => ({
    name: curve.model + (curve.chosen ? " (chosen)" : ""), type: "line", symbol: values.length > 1 ? "none" : "circle",
    data: values.map((loss, epoch) => [epoch + 1, loss]),
    lineStyle: { type, width: curve.chosen ? 3 : 1.5, color: colour(CURVES[index % CURVES.length]) },
    itemStyle: { color: colour(CURVES[index % CURVES.length]) },
  });
  const rows = Math.ceil(data.training.length / (isNarrow() ? 1 : 3));
  return {
    legend: { top: 0, left: 0, itemWidth: 18, textStyle: { color: colour("soft") },
      data: data.training.map(curve => curve.model + (curve.chosen ? " (chosen)" : "")) },
    grid: { left: 64, right: 20, top: 20 + 26 * rows, bottom: 48 },
    xAxis: axis({ type: "value", min: 1, minInterval: 1, name: "epoch", nameLocation: "middle", nameGap: 28,
      max: Math.max(2, ...data.training.map(curve => curve.training.length)) }),
    yAxis: axis({ type: "value", min: 0, name: "loss (cross entropy)", nameLocation: "middle", nameGap: 46 }),
    tooltip: tooltip({ trigger: "axis", valueFormatter: value => round(Number(value)) }),
    series: data.training.flatMap((curve, index) => [
      line(curve, index, curve.validation, "solid"), line(curve, index, curve.training, "dashed"),
    ]),
  };
}

chart("timeline-chart", timeline.options, timeline.afterDrawing);
data.queries.forEach((track, index) => {
  if (track.histogram) chart("histogram-" + index, () => histogramOptions(track));
  if (track.reliability) chart("reliability-" + index, () => reliabilityOptions(track));
});
chart("cost-chart", costOptions);
chart("plans-chart", plansOptions);
chart("training-chart", trainingOptions);
timeline.listen();
drawAll();
watch();
