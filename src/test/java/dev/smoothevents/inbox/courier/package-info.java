/** An inbox whose provider is the test's own, to see what the engine makes of it. */
package dev.smoothevents.inbox.courier;
