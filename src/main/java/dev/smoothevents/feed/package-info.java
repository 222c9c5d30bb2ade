/** Read back: the activity feed. */
package dev.smoothevents.feed;
