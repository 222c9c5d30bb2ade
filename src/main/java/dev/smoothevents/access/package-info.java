/** Who may call: the bearer key. */
package dev.smoothevents.access;
