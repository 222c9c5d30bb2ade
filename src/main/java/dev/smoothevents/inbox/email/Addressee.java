package dev.smoothevents.inbox.email;

import dev.smoothevents.inbox.Outcome;
import dev.smoothevents.issue.PersonCard;
import io.smallrye.mutiny.Uni;
import java.util.function.Function;

/** Where a mail to a person goes, if anywhere; decided when it is sent, for addresses change. */
record Addressee(String email) {

    static Addressee of(PersonCard person) {
        return new Addressee(
                person == null || person.email() == null ? "" : person.email().strip());
    }

    /** Calls with an address in ASCII where there is one; else says why not. */
    Uni<Outcome> reach(Function<String, Uni<Outcome>> send) {
        if (email.isEmpty()) {
            return Uni.createFrom().item(Outcome.skipped("no e-mail address"));
        }
        return Mailbox.address(email).map(send).orElseGet(() -> Uni.createFrom()
                .item(Outcome.permanentFailure("not an e-mail address we can send to")));
    }
}
