/** What joins an event's way, from the request to each delivery, in one trace. */
package dev.smoothevents.tracing;
