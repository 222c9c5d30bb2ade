// The live feed: asks every second, shows what is new. Everything from outside becomes text, never markup.
import { hasKey, request, rememberKey } from "./api.js";
import { eventElement, refreshTimes, showTimes } from "./event.js";

const EVERY_MS = 1000;
const AFTER_FAILURE_MS = 5000;

const element = id => document.getElementById(id);
const shown = new Map(); // id -> list item
let first = true;
let timer;

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
function feedPath() {
  const query = new URLSearchParams({ limit: "50" });
  const given = new URLSearchParams(location.search);
  for (const name of ["issue", "project", "actor", "action"]) {
    if (given.get(name)) {
      query.set(name, given.get(name));
    }
  }
  return "/v1/feed?" + query;
}

async function poll() {
  clearTimeout(timer);
  if (document.hidden) {
    return; // goes on when somebody looks again
  }
  let next = EVERY_MS;
  try {
    const answer = await request(feedPath());
    element("door").hidden = answer.status !== 401;
    if (answer.status === 401) {
      say("waiting", "locked");
      element("refused").hidden = !answer.withKey;
      return; // goes on when the key is given
    }
    if (!answer.ok) {
      throw new Error("answered " + answer.status);
    }
    show((await answer.json()).items);
    say("live", "live");
  } catch (failure) {
    say("away", failure instanceof TypeError ? "out of reach, trying again" : failure.message + ", trying again");
    next = AFTER_FAILURE_MS;
  }
  timer = setTimeout(poll, next);
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
  poll();
});
document.addEventListener("visibilitychange", poll);
// in production these two are not on this port
request("/local/stack").then(answer => {
  element("local").hidden = !answer.ok;
  element("api").hidden = !answer.ok;
}, () => {});
poll();
