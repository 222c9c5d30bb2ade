package dev.smoothevents.inbox;

import dev.smoothevents.action.Action;
import dev.smoothevents.issue.IssueCard;
import dev.smoothevents.issue.PersonCard;
import dev.smoothevents.issue.ProjectCard;
import dev.smoothevents.topic.EventMessage;

/**
 * An event with all that is needed to tell it to somebody, as the directory stands at the moment of telling.
 *
 * @param event the event
 * @param action its entry in the catalogue
 * @param issue the issue
 * @param project the event's project
 * @param actor who did it
 * @param text the feed's sentence, plain text
 */
public record Story(
        EventMessage event, Action action, IssueCard issue, ProjectCard project, PersonCard actor, String text) {}
