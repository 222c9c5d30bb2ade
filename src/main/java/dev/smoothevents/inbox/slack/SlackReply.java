package dev.smoothevents.inbox.slack;

import java.net.ConnectException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/**
 * What came back from Slack.
 *
 * @param status of HTTP; {@link #UNSENT} or {@link #UNKNOWN} where nothing came back
 * @param body of the answer, or the kind of failure
 * @param retryAfter the header, or null
 */
record SlackReply(int status, String body, String retryAfter) {

    static final int OK = 200;
    /** No connection: nothing was sent. */
    static final int UNSENT = 0;
    /** Sent, perhaps, and no answer. */
    static final int UNKNOWN = -1;

    /** The kind of failure only: its message could quote the webhook, which is a secret. */
    static SlackReply none(Throwable failure) {
        boolean unsent = failure instanceof ConnectException
                || failure instanceof UnknownHostException
                || failure instanceof SSLException
                || failure instanceof IllegalArgumentException;
        return new SlackReply(unsent ? UNSENT : UNKNOWN, failure.getClass().getSimpleName(), null);
    }
}
