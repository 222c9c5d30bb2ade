package dev.smoothevents.issue;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.smoothevents.http.Cursor;
import dev.smoothevents.http.Page;
import dev.smoothevents.http.Problem;
import dev.smoothevents.http.ProblemException;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Keeps the issues. */
@Singleton
class Issues {

    private static final String KIND = "issues";
    private static final String VISIBLE = "account = ?1 and key > ?2 and hiddenAt is null";

    private final FirstSight firstSight;
    private final NewRow newRow;
    private final Clock clock;

    Issues(FirstSight firstSight, NewRow newRow, Clock clock) {
        this.firstSight = firstSight;
        this.newRow = newRow;
        this.clock = clock;
    }

    Uni<IssueView> get(String account, String key) {
        return Panache.withSession(() -> visible(account, key).chain(Issues::view));
    }

    /** Of one project, or of all where it is null. */
    Uni<Page<IssueView>> list(String account, String project, int limit, String cursor) {
        String after = Pages.after(KIND, cursor);
        return Panache.withSession(
                () -> rows(account, project, after, limit).chain(issues -> page(account, limit, issues)));
    }

    Uni<Stored<IssueView>> put(String account, String key, IssueBody body) {
        return nameOthers(account, body).chain(() -> write(account, key, body));
    }

    /** Hides it; its history stays. */
    Uni<Void> hide(String account, String key) {
        return Panache.withTransaction(() -> locked(account, key)
                .map(issue -> existing(issue, key))
                .invoke(issue -> issue.hiddenAt = issue.updatedAt = clock.instant())
                .replaceWithVoid());
    }

    /** Deletes it with all that happened to it, hidden or not. */
    Uni<Void> purge(String account, String key) {
        return Panache.withTransaction(() -> Issue.delete("account = ?1 and key = ?2", account, key))
                .invoke(rows -> {
                    if (rows == 0) {
                        throw unknown(key);
                    }
                })
                .replaceWithVoid();
    }

    /** The issue, for who wants to do something about it. Needs a session. */
    static Uni<Issue> visible(String account, String key) {
        return Issue.<Issue>find("account = ?1 and key = ?2", account, key)
                .firstResult()
                .map(issue -> existing(issue, key));
    }

    private Uni<Void> nameOthers(String account, IssueBody body) {
        // the default project may be needed, and in a new account may not be there
        Set<String> projects = Set.of(body.project() == null ? Project.DEFAULT : body.project());
        Set<String> people = body.creator() == null ? Set.of() : Set.of(body.creator());
        return firstSight.projects(account, projects).chain(() -> firstSight.people(account, people));
    }

    private Uni<Stored<IssueView>> write(String account, String key, IssueBody body) {
        return Panache.withTransaction(
                () -> lockedOrNew(account, key, body, false).chain(found -> replace(found, body)));
    }

    private Uni<Found> lockedOrNew(String account, String key, IssueBody body, boolean created) {
        return locked(account, key)
                .chain(issue -> issue == null
                        ? create(account, key, body).chain(mine -> lockedOrNew(account, key, body, mine))
                        : Uni.createFrom().item(new Found(issue, created || issue.hiddenAt != null)));
    }

    private Uni<Boolean> create(String account, String key, IssueBody body) {
        String project = Objects.requireNonNullElse(body.project(), Project.DEFAULT);
        return newRow.issue(account, UuidCreator.getTimeOrderedEpoch(), key, project);
    }

    private Uni<Stored<IssueView>> replace(Found found, IssueBody body) {
        found.issue().replace(body, clock.instant());
        return view(found.issue()).map(view -> new Stored<>(found.created(), view));
    }

    private static Uni<Issue> locked(String account, String key) {
        return Issue.<Issue>find("account = ?1 and key = ?2", account, key)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    private static Uni<List<Issue>> rows(String account, String project, String after, int limit) {
        return (project == null
                        ? Issue.<Issue>find(VISIBLE + " order by key", account, after)
                        : Issue.<Issue>find(VISIBLE + " and project = ?3 order by key", account, after, project))
                .range(0, limit)
                .list();
    }

    private static Uni<IssueView> view(Issue issue) {
        return assignees(issue.account, List.of(issue))
                .map(assignees -> IssueView.of(issue, assignees.getOrDefault(issue.id, List.of())));
    }

    private static Uni<Page<IssueView>> page(String account, int limit, List<Issue> issues) {
        return assignees(account, issues)
                .map(assignees -> Pages.page(
                        issues,
                        limit,
                        issue -> IssueView.of(issue, assignees.getOrDefault(issue.id, List.of())),
                        issue -> Cursor.of(KIND, issue.key)));
    }

    private static Uni<Map<UUID, List<String>>> assignees(String account, List<Issue> issues) {
        List<UUID> ids = issues.stream().map(issue -> issue.id).toList();
        return Assignee.<Assignee>list("account = ?1 and issueId in ?2 order by person", account, ids)
                .map(rows ->
                        rows.stream().collect(groupingBy(row -> row.issueId, mapping(row -> row.person, toList()))));
    }

    private static Issue existing(Issue issue, String key) {
        if (issue == null || issue.hiddenAt != null) {
            throw unknown(key);
        }
        return issue;
    }

    private static ProblemException unknown(String key) {
        return new ProblemException(Problem.notFound("There is no issue " + key + "."));
    }

    private record Found(Issue issue, boolean created) {}
}
