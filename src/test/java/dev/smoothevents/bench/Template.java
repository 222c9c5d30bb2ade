package dev.smoothevents.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of a request with so many events, of which only issue, actor and comment are written anew each time. */
final class Template {

    static final String PROJECT = "bench/web";
    static final int ACTORS = 100;
    private static final int FOLLOWERS = 3;
    private static final String ISSUE_DIGITS = "00000";
    private static final String ACTOR_DIGITS = "00";
    private static final String COMMENT_DIGITS = "000000000";
    private static final String TEXT = "Looks good to me, but the second paragraph should say what happens when"
            + " nobody answers within a day. Shall we ship it?";

    private final byte[] bytes;
    private final int[] issues;
    private final int[] actors;
    private final int[] comments;

    private Template(byte[] bytes, int events) {
        this.bytes = bytes;
        this.issues = new int[events];
        this.actors = new int[events];
        this.comments = new int[events];
    }

    /** One event as a request of its own, several as a batch. */
    static Template of(int events, int port) {
        String event = "{\"issue\":\"" + PROJECT + "#" + ISSUE_DIGITS + "\",\"project\":\"" + PROJECT
                + "\",\"action\":\"comment_added\",\"actor\":\"person-" + ACTOR_DIGITS
                + "\",\"record\":{\"type\":\"comment\",\"id\":\"" + COMMENT_DIGITS
                + "\",\"url\":\"https://example.com/bench/web\",\"body\":\"" + TEXT + "\"}}";
        String body = events == 1 ? event : "[" + event + ("," + event).repeat(events - 1) + "]";
        String head = "POST /v1/events" + (events == 1 ? "" : "/batch") + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n";
        Template template = new Template((head + body).getBytes(StandardCharsets.US_ASCII), events);
        int first = head.length() + (events == 1 ? 0 : 1);
        for (int n = 0; n < events; n++) {
            int at = first + n * (event.length() + 1);
            template.issues[n] = at + event.indexOf("#" + ISSUE_DIGITS) + 1;
            template.actors[n] = at + event.indexOf("person-") + "person-".length();
            template.comments[n] = at + event.indexOf(COMMENT_DIGITS);
        }
        return template;
    }

    int events() {
        return issues.length;
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, bytes.length);
    }

    /** Each issue has a few people who talk about it. */
    void write(byte[] request, int event, int issue, int comment) {
        digits(request, issues[event], ISSUE_DIGITS.length(), issue);
        digits(request, actors[event], ACTOR_DIGITS.length(), (issue + comment % FOLLOWERS) % ACTORS);
        digits(request, comments[event], COMMENT_DIGITS.length(), comment);
    }

    private static void digits(byte[] request, int from, int length, int number) {
        int rest = number;
        for (int i = from + length - 1; i >= from; i--) {
            request[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
