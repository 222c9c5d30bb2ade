package dev.smoothevents.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.smoothevents.event.NewEvent;
import dev.smoothevents.topic.EventRecord;

/** Comments: {@code issue_comment}. Deleting and pinning leave no time in the payload, so these happen now. */
final class IssueCommentWebhook {

    private IssueCommentWebhook() {}

    static NewEvent created(GithubDelivery delivery) {
        JsonNode comment = delivery.need("comment");
        String body = Fields.prose(comment, "body");
        Extra extra = id(comment)
                .text("body_excerpt", Texts.excerpt(body))
                .text("author_association", Fields.text(comment, "author_association"))
                .texts("mentions", Mentions.in(body));
        // later comments may follow some that are the author's own: then it cannot be told
        JsonNode issue = delivery.path("issue");
        if (issue.path("comments").asInt() == 1) {
            extra.flag("is_first_response", !delivery.sentBy(issue.path("user")));
        }
        return delivery.event(
                delivery.issue(), "comment_added", withBody(delivery), extra, Fields.time(comment, "created_at"));
    }

    static NewEvent edited(GithubDelivery delivery) {
        JsonNode comment = delivery.need("comment");
        JsonNode change = delivery.path("changes").path("body");
        if (!change.isObject()) {
            throw new IgnoredDelivery("the comment's text did not change");
        }
        String from = Fields.proseOrEmpty(change, "from");
        Extra extra = id(comment)
                .text("from_excerpt", Texts.excerpt(from))
                .text("from_sha256", Texts.sha256(from))
                .texts("mentions", Mentions.added(from, Fields.prose(comment, "body")));
        return delivery.event(
                delivery.issue(), "comment_edited", withBody(delivery), extra, Fields.time(comment, "updated_at"));
    }

    /** The text itself is not kept again. */
    static NewEvent deleted(GithubDelivery delivery) {
        JsonNode comment = delivery.need("comment");
        JsonNode author = comment.path("user");
        Extra extra = id(comment)
                .id("comment_author_id", author)
                .flag("deleted_own", delivery.sentBy(author))
                .text("body_sha256", Texts.sha256(Fields.proseOrEmpty(comment, "body")));
        return delivery.event(delivery.issue(), "comment_deleted", record(delivery, null), extra, null);
    }

    static NewEvent pinned(GithubDelivery delivery) {
        Extra extra = id(delivery.need("comment"));
        return delivery.event(delivery.issue(), "comment_pinned", withBody(delivery), extra, null);
    }

    static NewEvent unpinned(GithubDelivery delivery) {
        Extra extra = id(delivery.need("comment"));
        return delivery.event(delivery.issue(), "comment_unpinned", record(delivery, null), extra, null);
    }

    private static Extra id(JsonNode comment) {
        return new Extra().id("comment_id", comment);
    }

    private static EventRecord withBody(GithubDelivery delivery) {
        return record(delivery, Texts.body(Fields.prose(delivery.need("comment"), "body")));
    }

    private static EventRecord record(GithubDelivery delivery, String body) {
        String url = Fields.text(delivery.need("comment"), "html_url");
        return new EventRecord("comment", delivery.needId("comment"), url, null, body, null);
    }
}
