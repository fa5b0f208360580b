// What the pages about the server itself need beyond console.js.

/** Charts tell their figures where the pointer is; they are read from the table below each. */
document.querySelectorAll("[data-chart]").forEach((plot) => {
  const canvas = plot.querySelector(".canvas");
  const tip = plot.querySelector(".tip");
  const mark = plot.querySelector(".mark-now");
  const table = plot.parentElement.querySelector(".figures table");
  const names = [...table.tHead.rows[0].cells].slice(1).map((cell) => cell.textContent);
  const rows = [...table.tBodies[0].rows];

  const hide = () => {
    tip.hidden = true;
    mark.setAttribute("hidden", "");
  };
  canvas.addEventListener("pointerleave", hide);
  canvas.addEventListener("pointermove", (event) => {
    const box = canvas.getBoundingClientRect();
    const part = (event.clientX - box.left) / box.width;
    const at = Math.min(rows.length - 1, Math.max(0, Math.floor(part * rows.length)));
    const cells = [...rows[at].cells];
    const title = document.createElement("strong");
    title.textContent = cells[0].textContent;
    tip.replaceChildren(title, ...names.map((name, i) => {
      const line = document.createElement("span");
      const figure = document.createElement("b");
      figure.textContent = cells[i + 1].textContent;
      line.append(name, figure);
      return line;
    }));
    tip.hidden = false;
    mark.removeAttribute("hidden");
    mark.setAttribute("x", at * 10);
    const middle = (at + 0.5) / rows.length * box.width;
    const left = middle + 12 + tip.offsetWidth > box.width ? middle - 12 - tip.offsetWidth : middle + 12;
    tip.style.left = Math.max(0, left) + "px";
  });
});
