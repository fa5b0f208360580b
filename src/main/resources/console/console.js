"use strict";
// Every page works without this; it saves waiting and keys.

/** A page as it is now, or null when the session is over. */
async function fetched(address, signal) {
  const response = await fetch(address, {signal, headers: {"Accept": "text/html"}});
  if (response.redirected && !new URL(response.url).pathname.includes("/console/")) {
    location.reload();
    return null;
  }
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

/** A second click while the first is under way posts nothing. */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) {
    return;
  }
  if (form.getAttribute("aria-busy") === "true") {
    event.preventDefault();
    return;
  }
  form.setAttribute("aria-busy", "true");
});
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[aria-busy]").forEach((form) => form.removeAttribute("aria-busy"));
});

/** Sheets that open over the page close at Escape and at a click beside them. */
const sheets = () => document.querySelectorAll("details.person[open], details.drop[open]");
document.addEventListener("click", (event) => {
  sheets().forEach((sheet) => {
    if (!sheet.contains(event.target)) {
      sheet.open = false;
    }
  });
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    sheets().forEach((sheet) => {
      sheet.open = false;
      sheet.querySelector("summary").focus();
    });
  }
});

/** A list that follows what is typed. */
for (const form of document.querySelectorAll("form[data-live]")) {
  const input = form.querySelector("input[type=search]");
  let timer = 0;
  let asked = null;
  const ask = async () => {
    asked?.abort();
    asked = new AbortController();
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
    const address = location.pathname + (query.size > 0 ? "?" + query : "");
    const results = document.querySelector(form.dataset.live);
    results.setAttribute("aria-busy", "true");
    try {
      const found = await fetched(address, asked.signal);
      if (found !== null) {
        results.replaceChildren(...found.querySelector(form.dataset.live).childNodes);
        document.querySelector(".tabs")?.replaceChildren(...found.querySelector(".tabs").childNodes);
        history.replaceState(null, "", address);
        results.removeAttribute("aria-busy");
        fill();
      }
    } catch (error) {
      if (error.name !== "AbortError") {
        form.submit();
      }
    }
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 160);
  });
}

/** How many a list holds is counted once the list is there. */
async function fill() {
  document.querySelectorAll("[data-all]").forEach((box) => { box.hidden = false; });
  for (const place of document.querySelectorAll("[data-count]")) {
    const response = await fetch(place.dataset.count);
    if (response.ok && !response.redirected) {
      place.textContent = await response.text();
    }
  }
}
fill();

/** Ticks: all of the page at once, and how many there are. */
document.addEventListener("change", (event) => {
  const form = event.target.closest("form.many");
  if (!form) {
    return;
  }
  const boxes = [...form.querySelectorAll("tbody input[type=checkbox]")];
  if (event.target.matches("[data-all]")) {
    boxes.forEach((box) => { box.checked = event.target.checked; });
  }
  const chosen = boxes.filter((box) => box.checked).length;
  const words = form.querySelector(".chosen");
  words.dataset.none ??= words.textContent;
  words.textContent = chosen === 0 ? words.dataset.none
    : (chosen === 1 ? words.dataset.one : words.dataset.many).replace("{0}", String(chosen));
});

/** Work that goes on is looked at again until it is over. */
{
  const progress = document.querySelector("[data-again]");
  const again = async () => {
    const found = await fetched(location.pathname);
    if (found !== null) {
      document.querySelector("main").replaceChildren(...found.querySelector("main").childNodes);
      if (document.querySelector("[data-again]")) {
        setTimeout(again, 1000);
      }
    }
  };
  if (progress) {
    setTimeout(again, 1000);
  }
}

/** The palette: pages of the navigation, what the page offers, and accounts by their beginning. */
{
  const palette = document.querySelector("dialog.palette");
  const input = palette.querySelector("input");
  const list = palette.querySelector("ul");
  const none = palette.querySelector(".palette-none");
  const opener = document.querySelector("[data-palette]");
  let chosen = 0;
  let asked = null;
  let timer = 0;

  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const pages = () => [...document.querySelectorAll(".side a, .head .actions a.button, .sheet li a")]
    .map((link) => ({label: link.textContent.trim(), href: link.href, icon: link.querySelector("svg"), where: ""}));

  const mark = () => {
    [...list.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === chosen)));
    const item = list.children[chosen];
    if (item) {
      input.setAttribute("aria-activedescendant", item.id);
      item.scrollIntoView({block: "nearest"});
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  };
  const show = (found) => {
    list.replaceChildren(...found.map((entry, index) => {
      const item = document.createElement("li");
      item.id = "palette-" + index;
      item.role = "option";
      item.dataset.href = entry.href;
      if (entry.icon) {
        item.append(entry.icon.cloneNode(true));
      }
      const label = document.createElement("span");
      label.textContent = entry.label;
      item.append(label);
      if (entry.where) {
        const where = document.createElement("span");
        where.className = "where";
        where.textContent = entry.where;
        item.append(where);
      }
      return item;
    }));
    none.hidden = found.length > 0;
    list.hidden = found.length === 0;
    chosen = 0;
    mark();
  };
  const accounts = async (text, signal) => {
    const found = await fetched(palette.dataset.accounts + "?q=" + encodeURIComponent(text), signal);
    return found === null ? [] : [...found.querySelectorAll("[data-account]")].slice(0, 8).map((row) => ({
      label: row.dataset.name, where: row.dataset.address, href: row.dataset.account,
      icon: document.querySelector(".side a[href$='/console/accounts/'] svg"),
    }));
  };
  const search = () => {
    const text = input.value.trim();
    const fitting = pages().filter((page) => plain(page.label).includes(plain(text)));
    clearTimeout(timer);
    asked?.abort();
    show(fitting);
    if (text.length > 1 && palette.dataset.accounts) {
      timer = setTimeout(async () => {
        asked = new AbortController();
        try {
          const people = await accounts(text, asked.signal);
          show([...fitting, ...people]);
        } catch (error) {
          if (error.name !== "AbortError") {
            throw error;
          }
        }
      }, 150);
    }
  };
  const open = () => {
    if (!palette.open) {
      input.value = "";
      palette.showModal();
      search();
    }
  };
  const go = (item) => {
    if (item) {
      palette.close();
      location.assign(item.dataset.href);
    }
  };

  opener.hidden = false;
  if (/Mac|iPhone|iPad/.test(navigator.platform)) {
    opener.querySelector("kbd").textContent = "⌘ K";
  }
  opener.addEventListener("click", open);
  input.addEventListener("input", search);
  input.addEventListener("keydown", (event) => {
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (step && list.children.length > 0) {
      event.preventDefault();
      chosen = (chosen + step + list.children.length) % list.children.length;
      mark();
    } else if (event.key === "Enter") {
      event.preventDefault();
      go(list.children[chosen]);
    }
  });
  list.addEventListener("click", (event) => go(event.target.closest("li")));
  palette.addEventListener("click", (event) => {
    if (event.target === palette) {
      palette.close();
    }
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
    if ((event.key === "k" && (event.ctrlKey || event.metaKey)) || (event.key === "/" && !typing)) {
      event.preventDefault();
      open();
    }
  });
}
