// A signature drawn with a pointer, as numbers in a hidden field. Without this file, or without a pointer, the name signs.
(() => {
  const box = document.getElementById("pen");
  const field = document.getElementById("drawing");
  if (!box || !field || !window.PointerEvent) return;
  const canvas = box.querySelector("canvas");
  const pen = canvas.getContext("2d");
  const most = { points: 2000, strokes: 100 };
  const written = (text) => text.split(";").map((stroke) => stroke.split(" ").map((point) => point.split(",").map(Number)));
  let strokes = field.value ? written(field.value) : [];
  let stroke = null;
  const count = () => strokes.reduce((sum, one) => sum + one.length, 0);
  const within = (value, end) => Math.max(0, Math.min(end, Math.round(value)));
  const at = (event) => {
    const sheet = canvas.getBoundingClientRect();
    return [
      within(((event.clientX - sheet.left) / sheet.width) * canvas.width, canvas.width),
      within(((event.clientY - sheet.top) / sheet.height) * canvas.height, canvas.height),
    ];
  };
  const draw = () => {
    pen.clearRect(0, 0, canvas.width, canvas.height);
    pen.strokeStyle = getComputedStyle(canvas).color;
    pen.lineWidth = 3;
    pen.lineCap = pen.lineJoin = "round";
    for (const one of strokes) {
      pen.beginPath();
      one.forEach(([x, y], place) => (place ? pen.lineTo(x, y) : pen.moveTo(x, y)));
      if (one.length === 1) pen.lineTo(one[0][0], one[0][1]);
      pen.stroke();
    }
    field.value = strokes.map((one) => one.map((point) => point.join(",")).join(" ")).join(";");
  };
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || strokes.length >= most.strokes || count() >= most.points) return;
    canvas.setPointerCapture(event.pointerId);
    stroke = [at(event)];
    strokes.push(stroke);
    draw();
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!stroke || count() >= most.points) return;
    const point = at(event);
    const last = stroke[stroke.length - 1];
    if (Math.abs(point[0] - last[0]) + Math.abs(point[1] - last[1]) < 2) return;
    stroke.push(point);
    draw();
  });
  for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, () => (stroke = null));
  box.querySelector("button").addEventListener("click", () => {
    strokes = [];
    draw();
  });
  box.hidden = false;
  draw();
})();
