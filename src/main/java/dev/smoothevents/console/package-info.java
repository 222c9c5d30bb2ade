/** Web pages. */
package dev.smoothevents.console;
