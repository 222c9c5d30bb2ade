/** What events are about: accounts, projects, people, issues and who follows them. */
package dev.smoothevents.issue;
