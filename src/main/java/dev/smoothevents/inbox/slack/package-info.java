/** Tells a project's channel in Slack. */
package dev.smoothevents.inbox.slack;
