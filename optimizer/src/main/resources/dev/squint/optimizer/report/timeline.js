/* The timeline: truth, answer, mistakes and deciding stage of each query, scores, differences. */
const timeline = (() => {
  const buckets = Math.ceil(data.frames / data.framesPerBucket);
  const total = data.frames / data.framesPerSecond * 1000;
  const perBucket = data.framesPerBucket / data.framesPerSecond * 1000;
  const LANES = ["decided by", "wrong", "answer", "truth"];
  const [DECIDED, WRONG, ANSWER, TRUTH] = LANES.keys();
  const LANES_HEIGHT = 132;
  const TRACE_HEIGHT = 120;
  const GAP = 44;
  const SHORTEST = 2000;

  /* What is out of sight: the library cannot remove what was never drawn. */
  const NOWHERE = { x: 0, y: 0, width: 0, height: 0 };

  const tracks = data.queries.map(track => ({
    name: track.name, thresholds: track.thresholds,
    truth: bytes(track.truth), answer: bytes(track.answer),
    missed: bytes(track.missed), invented: bytes(track.invented),
    stages: track.stages.map(bytes), scores: trace(track.scores),
  }));
  const differences = trace(data.difference);
  const view = { from: 0, to: total };
  let instance = null;

  function trace(coded) {
    return coded ? { smallest: bytes(coded.smallest), largest: bytes(coded.largest) } : null;
  }

  function sum(counts, from, to) {
    let result = 0;
    for (let bucket = from; bucket < to; bucket++) result += counts[bucket];
    return result;
  }

  /* The stretches of buckets that are drawn as one column each, at least a pixel wide. */
  function columns(width) {
    const first = Math.max(0, Math.floor(view.from / perBucket) - 1);
    const last = Math.min(buckets, Math.ceil(view.to / perBucket) + 1);
    const step = Math.max(1, Math.ceil((last - first) / Math.max(100, width)));
    const result = [];
    for (let from = Math.floor(first / step) * step; from < last; from += step) {
      result.push([from, Math.min(buckets, from + step)]);
    }
    return result;
  }

  /* Adds a rectangle, or makes the last one of its lane longer when nothing else differs. */
  function put(lane, open, rectangle) {
    const previous = open[lane];
    const same = previous && previous[1] === rectangle[0]
      && previous.slice(2).every((value, index) => value === rectangle[index + 2]);
    if (same) {
      previous[1] = rectangle[1];
      return null;
    }
    open[lane] = rectangle;
    return rectangle;
  }

  function laneRectangles(track, cut) {
    const result = [];
    const open = {};
    const add = (lane, ...rectangle) => {
      const made = put(lane, open, rectangle);
      if (made) result.push(made);
    };
    for (const [from, to] of cut) {
      const x0 = from * perBucket;
      const x1 = Math.min(total, to * perBucket);
      const frames = Math.min(data.frames, to * data.framesPerBucket) - from * data.framesPerBucket;
      const shares = track.stages.map(counts => sum(counts, from, to) / frames);
      const height = share => share === 0 ? 0 : Math.max(0.2, share);
      const truth = height(sum(track.truth, from, to) / frames);
      const answer = height(sum(track.answer, from, to) / frames);
      if (truth > 0) add("truth", x0, x1, TRUTH, 0, truth, "truth");
      if (answer > 0) {
        add("answer", x0, x1, ANSWER, 0, answer, data.stages[answering(shares)].key);
      }
      if (sum(track.missed, from, to) > 0) add("missed", x0, x1, WRONG, 0.5, 1, "missed");
      if (sum(track.invented, from, to) > 0) add("invented", x0, x1, WRONG, 0, 0.5, "invented");
      let below = 0;
      shares.forEach((share, stage) => {
        if (share > 0) {
          add("stage" + stage, x0, x1, DECIDED, below, below + share, data.stages[stage].key);
        }
        below += share;
      });
    }
    return result;
  }

  /* Skipped frames copy others: what answered those says more. */
  function answering(shares) {
    const others = shares.map((share, stage) => (data.stages[stage].key === "FRAME_SKIPPING" ? 0 : share));
    return largest(others.some(share => share > 0) ? others : shares);
  }

  function largest(values) {
    return values.reduce((best, value, index) => (value > values[best] ? index : best), 0);
  }

  function tracePoints(coded, cut, valueOf) {
    const points = [];
    for (const [from, to] of cut) {
      let low = MISSING;
      let high = -1;
      for (let bucket = from; bucket < to; bucket++) {
        low = Math.min(low, coded.smallest[bucket]);
        if (coded.largest[bucket] !== MISSING) high = Math.max(high, coded.largest[bucket]);
      }
      const x = (from + to) / 2 * perBucket;
      if (high >= 0) {
        points.push([x, valueOf(low)]);
        if (high !== low) points.push([x, valueOf(high)]);
      }
    }
    return points;
  }

  const logOdds = code => logitOf(code) / Math.LN10;

  function rectangleShape(colours) {
    return (parameters, api) => {
      const lane = api.value(2);
      const band = api.size([0, 1])[1] * 0.74;
      const [x0, middle] = api.coord([api.value(0), lane]);
      const x1 = api.coord([api.value(1), lane])[0];
      const bottom = middle + band / 2;
      const thinnest = lane === WRONG ? 3 : 1;
      const shape = echarts.graphic.clipRectByRect({
        x: Math.floor(x0), width: Math.max(thinnest, Math.ceil(x1) - Math.floor(x0)),
        y: bottom - api.value(4) * band, height: (api.value(4) - api.value(3)) * band,
      }, parameters.coordSys);
      return { type: "rect", shape: shape || NOWHERE, style: { fill: colours[api.value(5)] } };
    };
  }

  /* What changes with the view: the same series ids, new data. */
  function seriesData(width) {
    const cut = columns(width);
    const series = [];
    tracks.forEach((track, index) => {
      series.push({ id: "lanes" + index, data: laneRectangles(track, cut) });
      if (track.scores) {
        series.push({ id: "scores" + index, data: tracePoints(track.scores, cut, logOdds) });
      }
    });
    if (differences) {
      series.push({ id: "differences", data: tracePoints(differences, cut, powerOf) });
    }
    return series;
  }

  /* One panel below the other: the slices, then lanes and scores a query, then differences. */
  function panels() {
    const result = [{ kind: "slices", height: 22 }];
    tracks.forEach((track, index) => {
      result.push({ kind: "lanes", index, height: LANES_HEIGHT, title: track.name });
      if (track.scores) {
        result.push({ kind: "scores", index, height: TRACE_HEIGHT, title: "score, " + track.name });
      }
    });
    if (differences) {
      result.push({ kind: "differences", height: TRACE_HEIGHT, title: "difference (mean squared error of luma)" });
    }
    let top = 46;
    for (const panel of result) {
      panel.top = top + (panel.title ? 24 : 0);
      top = panel.top + panel.height + (panel.kind === "slices" ? 12 : 16);
    }
    result.height = top + GAP - 16;
    return result;
  }

  /* Beside the panel where there is room, else inside it. */
  function threshold(value, text, inside) {
    return {
      yAxis: value,
      label: { formatter: text, position: isNarrow() ? inside : "end", color: colour("text"), fontSize: 12,
        textBorderColor: colour("card"), textBorderWidth: 3 },
    };
  }

  function thresholdLines(lines) {
    return {
      silent: true, symbol: "none", animation: false, data: lines,
      lineStyle: { color: colour("text"), type: "dashed", width: 1 },
    };
  }

  function scoreSeries(track, panel, grid) {
    const thresholds = track.thresholds;
    const absent = thresholds && logit(thresholds.absentBelow) / Math.LN10;
    const present = thresholds && logit(thresholds.presentAbove) / Math.LN10;
    return {
      id: "scores" + panel.index, type: "line", xAxisIndex: grid, yAxisIndex: grid,
      symbol: "none", lineStyle: { width: 1, color: colour("SPECIALIZED_MODEL") },
      markLine: thresholds ? thresholdLines([
        threshold(present, "present above " + scoreText(thresholds.presentAbove), "insideEndTop"),
        threshold(absent, "absent below " + scoreText(thresholds.absentBelow), "insideEndBottom"),
      ]) : undefined,
      markArea: thresholds ? {
        silent: true, itemStyle: { color: colour("REFERENCE_MODEL"), opacity: 0.13 },
        data: [[{ yAxis: absent }, { yAxis: present }]],
      } : undefined,
    };
  }

  function differenceSeries(grid) {
    const value = data.differenceThreshold;
    return {
      id: "differences", type: "line", xAxisIndex: grid, yAxisIndex: grid,
      symbol: "none", lineStyle: { width: 1, color: colour("DIFFERENCE_DETECTOR") },
      markLine: value > 0 ? thresholdLines([
        threshold(Math.log10(value), "equal below " + round(value), "insideEndTop"),
      ]) : undefined,
    };
  }

  function laneSeries(panel, grid) {
    const names = ["truth", "missed", "invented", ...data.stages.map(stage => stage.key)];
    const colours = Object.fromEntries(names.map(name => [name, colour(name)]));
    return {
      id: "lanes" + panel.index, type: "custom", xAxisIndex: grid, yAxisIndex: grid,
      renderItem: rectangleShape(colours), encode: { x: [0, 1], y: 2 }, clip: true,
      dimensions: ["x0", "x1", "lane", "low", "high", { name: "colour", type: "ordinal" }],
    };
  }

  function sliceSeries(grid) {
    return {
      id: "slices", type: "custom", xAxisIndex: grid, yAxisIndex: grid, silent: true, clip: true,
      encode: { x: [0, 1], y: 2 },
      data: data.slices.map(slice => [
        slice.start / data.framesPerSecond * 1000, slice.end / data.framesPerSecond * 1000, 0,
      ]),
      renderItem: (parameters, api) => {
        const [x0, y0] = api.coord([api.value(0), 0]);
        const x1 = api.coord([api.value(1), 0])[0];
        const shape = echarts.graphic.clipRectByRect(
          { x: x0 + 1, y: y0 - 10, width: Math.max(1, x1 - x0 - 2), height: 20 },
          parameters.coordSys);
        const last = parameters.dataIndex === data.slices.length - 1;
        const name = data.slices[parameters.dataIndex].name;
        return {
          type: "rect", shape: Object.assign({ r: 3 }, shape || NOWHERE),
          style: { fill: last ? colour("accent") : colour("grid") },
          textConfig: { position: "inside" },
          textContent: { style: {
            text: shape ? name : "", fill: last ? colour("card") : colour("soft"), fontSize: 12,
            width: shape ? shape.width - 4 : 0, overflow: "truncate", ellipsis: "",
          } },
        };
      },
    };
  }

  function verticalAxis(panel, grid) {
    const common = { gridIndex: grid };
    if (panel.kind === "slices") {
      return { ...common, type: "category", data: [""], show: false };
    }
    if (panel.kind === "lanes") {
      return axis({ ...common, type: "category", data: LANES, axisTick: { show: false },
        axisLine: { show: false } });
    }
    if (panel.kind === "scores") {
      const limit = data.largestLogit / Math.LN10;
      return axis({ ...common, type: "value", min: -limit, max: limit, interval: 1,
        axisLabel: { formatter: scoreTick, showMinLabel: false, showMaxLabel: false } });
    }
    return axis({ ...common, type: "value", min: data.smallestPower, max: 0, interval: 2,
      axisLabel: { formatter: power => (power === 0 ? "1" : "10" + superscript(power)) } });
  }

  function scoreTick(value) {
    const whole = Math.round(value + 4) - 4;
    return ["", "0.001", "0.01", "0.09", "0.5", "0.91", "0.99", "0.999", ""][whole + 4] ?? "";
  }

  function superscript(power) {
    return String(power).replace(/[-0-9]/g, character => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["-0123456789".indexOf(character)]);
  }

  function options(drawn) {
    instance = drawn;
    const rows = panels();
    drawn.getDom().style.height = rows.height + "px";
    drawn.resize();
    const left = isNarrow() ? 76 : 84;
    const right = isNarrow() ? 14 : 146;
    const last = rows.length - 1;
    return {
      title: rows.filter(row => row.title).map(row => ({
        text: row.title, left: 0, top: row.top - 24, padding: 0,
        textStyle: { fontSize: 13, fontWeight: 600, color: colour("text") },
      })),
      grid: rows.map(row => ({ left, right, top: row.top, height: row.height })),
      xAxis: rows.map((row, grid) => axis({
        gridIndex: grid, type: "time", min: 0, max: total,
        axisLabel: { show: grid === last, formatter: value => clock(value / 1000), hideOverlap: true },
        axisTick: { show: grid === last }, splitLine: { show: row.kind !== "slices", lineStyle: { color: colour("grid") } },
        axisLine: { show: grid === last, onZero: false, lineStyle: { color: colour("line") } }, splitNumber: isNarrow() ? 3 : 8,
      })),
      yAxis: rows.map(verticalAxis),
      axisPointer: { link: [{ xAxisIndex: "all" }], lineStyle: { color: colour("soft") }, label: { show: false } },
      tooltip: tooltip({ trigger: "axis", formatter: describe, axisPointer: { type: "line" } }),
      dataZoom: zooms(rows.map((_, index) => index), left, right),
      series: rows.map((row, grid) => ({
        slices: () => sliceSeries(grid),
        lanes: () => laneSeries(row, grid),
        scores: () => scoreSeries(tracks[row.index], row, grid),
        differences: () => differenceSeries(grid),
      })[row.kind]()),
    };
  }

  /* Fingers scroll the page; only a mouse zooms inside the chart, and only with a key held. */
  function zooms(all, left, right) {
    const range = { xAxisIndex: all, startValue: view.from, endValue: view.to, filterMode: "none", minValueSpan: SHORTEST };
    const slider = {
      ...range, id: "slider", type: "slider", top: 4, height: 26, left, right, showDataShadow: false,
      borderColor: colour("line"), fillerColor: colour("accent") + "30", backgroundColor: colour("page"),
      handleStyle: { color: colour("card"), borderColor: colour("accent") },
      moveHandleStyle: { color: colour("accent"), opacity: 0.5 }, moveHandleSize: 6,
      labelFormatter: value => clock(value / 1000), textStyle: { color: colour("soft") },
      brushSelect: false, showDetail: false,
    };
    const inside = {
      ...range, id: "inside", type: "inside", zoomOnMouseWheel: "ctrl", moveOnMouseWheel: false,
      moveOnMouseMove: true, preventDefaultMouseMove: false,
    };
    return matchMedia("(pointer: coarse)").matches ? [slider] : [slider, inside];
  }

  function describe(parameters) {
    const at = (Array.isArray(parameters) ? parameters[0] : parameters).axisValue;
    const bucket = Math.max(0, Math.min(buckets - 1, Math.floor(at / perBucket)));
    const frames = Math.min(data.framesPerBucket, data.frames - bucket * data.framesPerBucket);
    const first = data.firstFrame + bucket * data.framesPerBucket;
    const lines = [`<b>${clock(at / 1000, true)}</b>, frame ${first.toLocaleString("en")}`];
    for (const track of tracks) {
      const presence = count => (count === 0 ? "absent" : count === frames ? "present" : "both");
      const stage = data.stages[largest(track.stages.map(counts => counts[bucket]))].label;
      lines.push(`${escaped(track.name)}: truth <b>${presence(track.truth[bucket])}</b>, answer `
        + `<b>${presence(track.answer[bucket])}</b> by ${stage}${valueText(track.scores, bucket)}`);
    }
    if (differences && differences.largest[bucket] !== MISSING) {
      lines.push(`difference ${round(10 ** powerOf(differences.largest[bucket]))}`);
    }
    return lines.join("<br>");
  }

  function valueText(scores, bucket) {
    return scores && scores.largest[bucket] !== MISSING
      ? ", score " + scoreText(scoreOf(logitOf(scores.largest[bucket]))) : "";
  }

  function refresh() {
    instance.setOption({ series: seriesData(instance.getWidth() - (isNarrow() ? 90 : 230)) });
    document.getElementById("range").textContent =
      `${clock(view.from / 1000)} to ${clock(view.to / 1000)}`;
  }

  function afterDrawing() {
    refresh();
    instance.off("datazoom");
    instance.on("datazoom", () => {
      const zoom = instance.getOption().dataZoom[0];
      view.from = Math.max(0, zoom.startValue);
      view.to = Math.min(total, zoom.endValue);
      refresh();
    });
  }

  function show(from, to) {
    const span = Math.max(SHORTEST, Math.min(total, to - from));
    const start = Math.max(0, Math.min(total - span, from));
    instance.dispatchAction({ type: "dataZoom", dataZoomIndex: 0, startValue: start, endValue: start + span });
  }

  /* Wrong stretches of all queries, in milliseconds. */
  function mistakes() {
    const result = [];
    for (let bucket = 0; bucket < buckets; bucket++) {
      if (tracks.some(track => track.missed[bucket] + track.invented[bucket] > 0)) {
        const last = result[result.length - 1];
        if (last && last[1] >= bucket * perBucket - 1e-6) last[1] = (bucket + 1) * perBucket;
        else result.push([bucket * perBucket, (bucket + 1) * perBucket]);
      }
    }
    return result;
  }

  function showAround(from, to) {
    const margin = Math.max(10000, (to - from) * 1.5);
    show(from - margin, to + margin);
  }

  let lastStep = -1;

  /* From the mistake shown last, if it is still in sight, else from the middle of the view. */
  function step(direction) {
    const whole = view.to - view.from > total * 0.99;
    const inSight = !whole && lastStep >= view.from && lastStep <= view.to;
    const start = inSight ? lastStep : whole ? (direction > 0 ? -1 : total) : (view.from + view.to) / 2;
    const ahead = mistakes().filter(([from]) => direction * (from - start) > 0.5);
    const next = direction > 0 ? ahead[0] : ahead[ahead.length - 1];
    if (next) {
      lastStep = next[0];
      showAround(next[0], next[1]);
    }
  }

  const MOVES = {
    all: () => show(0, total),
    in: span => show(view.from + span / 4, view.to - span / 4),
    out: span => show(view.from - span / 2, view.to + span / 2),
    left: span => show(view.from - span / 2, view.to - span / 2),
    right: span => show(view.from + span / 2, view.to + span / 2),
    previous: () => step(-1),
    next: () => step(1),
  };

  function listen() {
    for (const button of document.querySelectorAll("[data-view]")) {
      button.addEventListener("click", () => MOVES[button.dataset.view](view.to - view.from));
    }
    for (const button of document.querySelectorAll("[data-from]")) {
      button.addEventListener("click", () => {
        showAround(button.dataset.from * 1000, button.dataset.to * 1000);
        document.getElementById("timeline").scrollIntoView();
      });
    }
    const used = data.stages.filter((_, stage) =>
      tracks.some(track => track.stages[stage].some(count => count > 0)));
    const entries = [["truth", "truth: present"], ...used.map(stage => [stage.key, stage.label]),
      ["missed", "missed"], ["invented", "invented"]];
    document.getElementById("stages").innerHTML = entries.map(([name, text]) =>
      `<li><i style="background:var(--${name})"></i>${text}</li>`).join("");
  }

  return { options, afterDrawing, listen };
})();
