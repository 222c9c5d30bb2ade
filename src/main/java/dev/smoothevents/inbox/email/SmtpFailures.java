package dev.smoothevents.inbox.email;

import dev.smoothevents.inbox.Outcome;
import io.vertx.ext.mail.SMTPException;
import java.util.Set;

/** What a mail server's refusals mean (RFC 5321, section 4.2.1): 4xx may pass, 5xx will not. */
final class SmtpFailures {

    /** About our own login (RFC 4954, section 6), not about the mail: somebody will put it right. */
    private static final Set<Integer> OURS = Set.of(530, 534, 535, 538);

    private SmtpFailures() {}

    static Outcome outcome(Throwable failure) {
        if (failure instanceof SMTPException refusal) {
            if (OURS.contains(refusal.getReplyCode())) {
                return Outcome.unreachable(refusal.getMessage());
            }
            return refusal.isPermanent()
                    ? Outcome.permanentFailure(refusal.getMessage())
                    : Outcome.transientFailure(refusal.getMessage());
        }
        if (failure instanceof IllegalArgumentException) {
            return Outcome.permanentFailure(failure.getMessage());
        }
        return failure.getCause() instanceof SMTPException cause
                ? outcome(cause)
                : Outcome.unreachable("the mail server cannot be reached: " + describe(failure));
    }

    private static String describe(Throwable failure) {
        String kind = failure.getClass().getSimpleName();
        return failure.getMessage() == null ? kind : kind + ", " + failure.getMessage();
    }
}
