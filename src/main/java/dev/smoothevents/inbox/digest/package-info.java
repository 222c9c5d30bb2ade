/** Gathers what need not be told at once, and tells it together when the person wants it: never empty, each item once, none lost. */
package dev.smoothevents.inbox.digest;
