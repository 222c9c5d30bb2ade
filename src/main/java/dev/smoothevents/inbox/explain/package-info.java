/** Says why somebody was told of an event, or was not. */
package dev.smoothevents.inbox.explain;
