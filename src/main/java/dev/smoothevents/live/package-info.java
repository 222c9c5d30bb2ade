/** What has just been committed, told to whoever listens: in order, each thing once, without a gap. */
package dev.smoothevents.live;
