/** It is written down: recording, throttle, idempotency, and reading events back. */
package dev.smoothevents.event;
