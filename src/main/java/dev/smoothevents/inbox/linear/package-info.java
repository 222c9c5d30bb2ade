/** Keeps the twin in Linear up to date. */
package dev.smoothevents.inbox.linear;
