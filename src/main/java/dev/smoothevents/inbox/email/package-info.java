/** Tells people by e-mail. */
package dev.smoothevents.inbox.email;
