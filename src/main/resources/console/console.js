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
