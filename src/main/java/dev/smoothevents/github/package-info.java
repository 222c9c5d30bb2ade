/** GitHub webhooks become events. */
package dev.smoothevents.github;
