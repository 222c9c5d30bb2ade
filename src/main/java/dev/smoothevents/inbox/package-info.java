/** Everyone reacts: who is told, in which order, and what came of it. One sub-package per inbox. */
package dev.smoothevents.inbox;
