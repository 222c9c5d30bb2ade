// The live feed: reads the page, then follows the stream. Everything from outside becomes text, never markup.
import { follow, hasKey, request, rememberKey } from "./api.js";
import { eventElement, refreshTimes, showTimes } from "./event.js";

const LIMIT = 50;
const TIMES_MS = 10000;

const element = id => document.getElementById(id);
const shown = new Map(); // id -> list item
let latest = [];
let first = true;
let stop = () => {};

function say(state, text) {
  const status = element("status");
  if (status.textContent !== text) {
    status.textContent = text;
  }
  status.dataset.state = state;
}

/** Brings the list to the state of the answer with as few changes as can be. */
function show(items) {
  const feed = element("feed");
  const ids = new Set(items.map(item => item.id));
  for (const [id, gone] of shown) {
    if (!ids.has(id)) {
      gone.remove();
      shown.delete(id);
    }
  }
  let place = feed.firstElementChild;
  for (const item of items) {
    let li = shown.get(item.id);
    if (li) {
      showTimes(li, item);
    } else {
      li = eventElement(item);
      li.classList.toggle("new", !first);
      shown.set(item.id, li);
    }
    if (li === place) {
      place = place.nextElementSibling;
    } else {
      feed.insertBefore(li, place);
    }
  }
  first = false;
  element("empty").hidden = items.length > 0;
  element("curl").textContent ||= curl();
  refreshTimes(feed);
}

/** The feed's own filters can be given to this page: /?project=acme%2Fweb */
const given = new URLSearchParams(location.search);

function query(names, more) {
  const asked = new URLSearchParams(more);
  for (const name of names) {
    if (given.get(name)) {
      asked.set(name, given.get(name));
    }
  }
  return asked;
}

function isWanted(item) {
  return ["actor", "action"].every(name => !given.get(name) || given.get(name) === item[name]);
}

/** Newest first by when it happened; a repeat comes as the event that it changed. */
function add(items) {
  const ids = new Set(items.map(item => item.id));
  latest = [...items, ...latest.filter(item => !ids.has(item.id))]
    .sort((a, b) => Date.parse(b.occurredAt) - Date.parse(a.occurredAt) || (a.id < b.id ? 1 : -1))
    .slice(0, LIMIT);
  show(latest);
}

async function load() {
  const answer = await request("/v1/feed?" + query(["issue", "project", "actor", "action"], { limit: LIMIT }));
  if (answer.ok) {
    add((await answer.json()).items);
    say("live", "live");
  }
}

function start() {
  stop();
  if (document.hidden) {
    return; // goes on when somebody looks again
  }
  stop = follow("/v1/feed/stream?" + query(["issue", "project"]), {
    open() {
      element("door").hidden = true;
      load();
    },
    event(name, item) {
      if (isWanted(item)) {
        add([item]);
      }
    },
    refused(answer) {
      const locked = answer.status === 401;
      say(locked ? "waiting" : "away", locked ? "locked" : "answered " + answer.status);
      element("door").hidden = !locked;
      element("refused").hidden = !answer.withKey;
    },
    broken(failure) {
      say("away", failure instanceof TypeError ? "out of reach, trying again" : failure.message + ", trying again");
    },
  });
}

function curl() {
  const event = {
    issue: "acme/web#42", action: "comment_added", actor: "octocat",
    record: { type: "comment", id: String(Date.now()), body: "Looks good" },
  };
  const key = hasKey() ? ' \\\n  -H "Authorization: Bearer $KEY"' : "";
  return "curl " + location.origin + "/v1/events" + key + " \\\n  -H 'Content-Type: application/json' \\\n  -d '"
    + JSON.stringify(event) + "'";
}

element("copy").addEventListener("click", async () => {
  await navigator.clipboard.writeText(element("curl").textContent);
  element("copy").textContent = "Copied";
});
element("door").addEventListener("submit", submitted => {
  submitted.preventDefault();
  rememberKey(element("key").value);
  element("key").value = "";
  start();
});
document.addEventListener("visibilitychange", start);
setInterval(() => refreshTimes(element("feed")), TIMES_MS);
// in production these two are not on this port
request("/local/stack").then(answer => {
  element("local").hidden = !answer.ok;
  element("api").hidden = !answer.ok;
}, () => {});
start();
