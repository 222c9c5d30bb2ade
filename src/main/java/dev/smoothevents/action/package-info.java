/** The action catalogue: what can happen to an issue, and what each action implies. */
package dev.smoothevents.action;
