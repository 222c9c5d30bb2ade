// Calls the service with the key, if one was given. The key lives in this tab only.
const KEY = "smooth-events-key";

export function rememberKey(key) {
  sessionStorage.setItem(KEY, key.trim());
}

export function hasKey() {
  return Boolean(sessionStorage.getItem(KEY));
}

/** The answer, which also tells withKey: whether a key was shown. */
export async function request(path) {
  const key = sessionStorage.getItem(KEY);
  const headers = { Accept: "application/json" };
  if (key) {
    headers.Authorization = "Bearer " + key;
  }
  const answer = await fetch(path, { headers, cache: "no-store" });
  answer.withKey = Boolean(key);
  return answer;
}
