/** The in-app inbox: what each person has not yet seen. */
package dev.smoothevents.inbox.notification;
