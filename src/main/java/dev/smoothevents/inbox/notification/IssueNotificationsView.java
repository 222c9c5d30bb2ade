package dev.smoothevents.inbox.notification;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What one person has in the app about one issue.
 *
 * @param issue its key
 * @param title its title, or null
 * @param count notifications in the inbox, read or not
 * @param unread those that are not
 * @param latest the newest of them
 */
@RegisterForReflection
public record IssueNotificationsView(String issue, String title, long count, long unread, NotificationView latest) {}
