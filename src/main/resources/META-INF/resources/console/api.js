// Calls the service with the key, if one was given. The key lives in this tab only.
const KEY = "smooth-events-key";
const RECONNECT_MS = 1000;

export function rememberKey(key) {
  sessionStorage.setItem(KEY, key.trim());
}

export function hasKey() {
  return Boolean(sessionStorage.getItem(KEY));
}

/** The answer, which also tells withKey: whether a key was shown. */
export async function request(path, more = {}) {
  const key = sessionStorage.getItem(KEY);
  const headers = { Accept: "application/json" };
  if (key) {
    headers.Authorization = "Bearer " + key;
  }
  const answer = await fetch(path, { cache: "no-store", ...more, headers: { ...headers, ...more.headers } });
  answer.withKey = Boolean(key);
  return answer;
}

/**
 * Keeps a stream of events open until stop() is called, which it returns. An EventSource cannot show a key, so this reads it itself. Whoever
 * reads the list anew each time that the stream is open has missed nothing in between.
 *
 * on.open()              it is open, again perhaps
 * on.event(name, data)   something came
 * on.refused(answer)     not to be had; it is over
 * on.broken(failure)     it will be tried again
 */
export function follow(path, on) {
  const line = new AbortController();
  (async () => {
    while (!line.signal.aborted) {
      try {
        const answer = await request(path, { headers: { Accept: "text/event-stream" }, signal: line.signal });
        if (answer.status >= 400 && answer.status < 500) {
          on.refused(answer);
          return;
        }
        if (!answer.ok) {
          throw new Error("answered " + answer.status);
        }
        on.open();
        await read(answer.body, on.event);
      } catch (failure) {
        if (!line.signal.aborted) {
          on.broken(failure);
        }
      }
      await new Promise(resolve => setTimeout(resolve, RECONNECT_MS));
    }
  })();
  return () => line.abort();
}

async function read(body, heard) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const blocks = (text + part.value).split("\n\n");
    text = blocks.pop();
    for (const block of blocks) {
      const fields = Object.fromEntries(block.split("\n").map(line => line.split(/:(.*)/s, 2)));
      if (fields.data) {
        heard(fields.event ?? "message", JSON.parse(fields.data));
      }
    }
  }
}
