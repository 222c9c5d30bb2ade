/** Black-box tests of the packaged service, as processes that are killed and paused for real. */
package dev.smoothevents.process;
