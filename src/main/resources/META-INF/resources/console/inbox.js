// One person's inbox. Whatever the stream says, the list is read anew: what was read or archived elsewhere shows here, too.
import { follow, request } from "./api.js";
import { eventElement, refreshTimes } from "./event.js";

const element = id => document.getElementById(id);
let person = new URLSearchParams(location.search).get("person") ?? "";
let stop = () => {};
let loading = false;
let again = false;

const path = rest => "/v1/people/" + encodeURIComponent(person) + "/notifications" + rest;

function say(state, text) {
  element("status").textContent = text;
  element("status").dataset.state = state;
}

async function load() {
  if (loading) {
    again = true;
    return;
  }
  loading = true;
  do {
    again = false;
    const answer = await request(path("?limit=50"));
    if (answer.ok) {
      show((await answer.json()).items);
    }
  } while (again);
  loading = false;
}

function show(notifications) {
  const list = element("notifications");
  list.replaceChildren(...notifications.map(notificationElement));
  element("empty").hidden = notifications.length > 0;
  element("read-all").hidden = !notifications.some(notification => !notification.readAt);
  refreshTimes(list);
}

function notificationElement(notification) {
  const li = eventElement({ ...notification.event, text: notification.text });
  li.classList.toggle("unread", !notification.readAt);
  const what = document.createElement("p");
  what.className = "why";
  what.append(notification.why + " ");
  const changes = notification.readAt ? ["unread", "archive"] : ["read", "archive"];
  for (const change of changes) {
    const button = document.createElement("button");
    button.className = "quiet";
    button.textContent = change === "archive" ? "Archive" : "Mark as " + change;
    button.addEventListener("click", () => act("/" + notification.id + "/" + change));
    what.append(button);
  }
  li.querySelector(".what").append(what);
  return li;
}

async function act(rest) {
  await request(path(rest), { method: "POST" });
  load();
}

function showCount({ count }) {
  element("unread").hidden = count === 0;
  element("unread").textContent = count + " unread";
}

function open() {
  stop();
  element("person").value = person;
  if (!person) {
    return;
  }
  stop = follow(path("/stream"), {
    open() {
      say("live", "live");
      load();
    },
    event(name, data) {
      if (name === "unread-count") {
        showCount(data);
      }
      load();
    },
    refused(answer) {
      show([]);
      element("empty").hidden = true;
      say("away", answer.status === 401 ? "locked: give the key on the first page" : "there is no such person");
    },
    broken() {
      say("away", "out of reach, trying again");
    },
  });
}

element("who").addEventListener("submit", submitted => {
  submitted.preventDefault();
  person = element("person").value.trim();
  history.replaceState(null, "", "?person=" + encodeURIComponent(person));
  open();
});
element("read-all").addEventListener("click", () => act("/read-all"));
open();
