package dev.smoothevents.inbox.email;

import dev.smoothevents.inbox.Against;
import dev.smoothevents.inbox.Heard;
import dev.smoothevents.inbox.People;
import dev.smoothevents.inbox.Planned;
import dev.smoothevents.issue.PersonCard;
import java.util.List;

/** Who gets an e-mail: the people to tell, as far as they have an address. */
final class EmailPolicy {

    private EmailPolicy() {}

    static List<Planned> plan(Heard heard) {
        return People.toTell(heard).stream()
                .map(planned -> withAddress(planned, heard))
                .toList();
    }

    private static Planned withAddress(Planned planned, Heard heard) {
        if (planned.skipped()) {
            return planned;
        }
        PersonCard person = heard.people().get(planned.recipient());
        return person.email() == null ? planned.against(Against.NO_ADDRESS) : planned;
    }
}
