package dev.smoothevents.issue;

import dev.smoothevents.http.Cursor;
import dev.smoothevents.http.Page;
import dev.smoothevents.http.Problem;
import dev.smoothevents.http.ProblemException;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;

/** Keeps the people. */
@Singleton
class People {

    private static final String KIND = "people";

    private final NewRow newRow;
    private final Clock clock;

    People(NewRow newRow, Clock clock) {
        this.newRow = newRow;
        this.clock = clock;
    }

    Uni<PersonView> get(String account, String key) {
        return Panache.withSession(() -> Person.<Person>findById(new AccountKey(account, key)))
                .map(person -> PersonView.of(existing(person, key)));
    }

    Uni<Page<PersonView>> list(String account, int limit, String cursor) {
        String after = Pages.after(KIND, cursor);
        return Panache.withSession(() -> Person.<Person>find(
                                "account = ?1 and key > ?2 and deletedAt is null order by key", account, after)
                        .range(0, limit)
                        .list())
                .map(rows -> Pages.page(rows, limit, PersonView::of, person -> Cursor.of(KIND, person.key)));
    }

    Uni<Stored<PersonView>> put(String account, String key, PersonBody body) {
        refuseSystem(key);
        return Panache.withTransaction(() -> newRow.person(account, key)
                .chain(created -> locked(account, key).map(person -> replace(person, body, created))));
    }

    /** Forgets all about them but their key, because events name it. */
    Uni<Void> forget(String account, String key) {
        refuseSystem(key);
        return Panache.withTransaction(() -> locked(account, key)
                .invoke(person -> existing(person, key).forget(clock.instant()))
                .chain(person -> endFollowing(account, key)));
    }

    private Stored<PersonView> replace(Person person, PersonBody body, boolean created) {
        Instant now = clock.instant();
        person.createdAt = created ? now : person.createdAt;
        person.replace(body, now);
        return new Stored<>(created, PersonView.of(person));
    }

    private static Uni<Person> locked(String account, String key) {
        return Person.findById(new AccountKey(account, key), LockModeType.PESSIMISTIC_WRITE);
    }

    private static Uni<Void> endFollowing(String account, String key) {
        return Subscription.delete("account = ?1 and person = ?2", account, key)
                .chain(() -> Assignee.delete("account = ?1 and person = ?2", account, key))
                .chain(() -> Maintainer.delete("account = ?1 and person = ?2", account, key))
                .chain(() -> Preferred.forget(account, "person", key));
    }

    private static Person existing(Person person, String key) {
        if (person == null || person.deletedAt != null) {
            throw new ProblemException(Problem.notFound("There is no person " + key + "."));
        }
        return person;
    }

    private static void refuseSystem(String key) {
        if (key.equals(Person.SYSTEM)) {
            throw ProblemException.invalid("key", "names the service itself, which cannot be changed or deleted");
        }
    }
}
