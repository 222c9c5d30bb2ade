/** How people, projects and the account want to be told: at once, in a digest, or not at all; and not at night. */
package dev.smoothevents.inbox.preference;
