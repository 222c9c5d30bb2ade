// One event as a list item.
const EXCERPT = 280;
const UNITS = [["year", 31536000], ["month", 2592000], ["day", 86400], ["hour", 3600], ["minute", 60]];
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: "auto", style: "short" });

function make(tag, className, text) {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text ?? "";
  return made;
}

/** Only what leads to the web; anything else stays text. */
function webAddress(text) {
  try {
    const url = new URL(text);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
}

function issueElement(item) {
  const address = item.record?.url && webAddress(item.record.url);
  const issue = make(address ? "a" : "span", "issue", item.issue);
  if (address) {
    issue.href = address;
    issue.rel = "noreferrer noopener";
    issue.target = "_blank";
  }
  return issue;
}

function excerpt(text) {
  const characters = Array.from(text.trim());
  return characters.length > EXCERPT ? characters.slice(0, EXCERPT).join("").trimEnd() + "…" : characters.join("");
}

function ago(iso) {
  const seconds = Math.round((Date.parse(iso) - Date.now()) / 1000);
  for (const [unit, length] of UNITS) {
    if (Math.abs(seconds) >= length) {
      return relative.format(Math.trunc(seconds / length), unit);
    }
  }
  return Math.abs(seconds) < 5 ? "now" : relative.format(seconds, "second");
}

export function eventElement(item) {
  const li = make("li", "event");
  if (/^#[0-9a-f]{3,8}$/i.test(item.color ?? "")) {
    li.style.setProperty("--color", item.color);
  }
  const icon = make("span", "icon", item.icon || "•");
  icon.setAttribute("aria-hidden", "true");

  const what = make("div", "what");
  const sentence = make("p", "sentence");
  sentence.append(make("span", "text", item.text || item.actor + " " + item.action), make("span", "times"));
  const where = make("p", "where");
  where.append(issueElement(item), " · ", make("time", "at"));
  what.append(sentence, where);
  if (item.record?.body) {
    what.append(make("p", "body", excerpt(item.record.body)));
  }
  li.append(icon, what);
  showTimes(li, item);
  return li;
}

/** What a repeat changes: when it last happened, and how often. */
export function showTimes(li, item) {
  const times = li.querySelector(".times");
  times.hidden = !(item.occurrences > 1);
  times.textContent = item.occurrences + " times";
  const at = li.querySelector("time");
  at.dateTime = item.occurredAt;
  at.title = new Date(item.occurredAt).toLocaleString();
}

export function refreshTimes(feed) {
  for (const at of feed.querySelectorAll("time")) {
    const text = ago(at.dateTime);
    if (at.textContent !== text) {
      at.textContent = text;
    }
  }
}
