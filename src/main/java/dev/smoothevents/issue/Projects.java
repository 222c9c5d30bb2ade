package dev.smoothevents.issue;

import static java.util.stream.Collectors.groupingBy;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Keeps the projects and their maintainers. */
@Singleton
class Projects {

    private static final String KIND = "projects";

    private final FirstSight firstSight;
    private final NewRow newRow;
    private final Clock clock;

    Projects(FirstSight firstSight, NewRow newRow, Clock clock) {
        this.firstSight = firstSight;
        this.newRow = newRow;
        this.clock = clock;
    }

    Uni<ProjectView> get(String account, String key) {
        return Panache.withSession(() -> Project.<Project>findById(new AccountKey(account, key))
                .map(project -> existing(project, key))
                .chain(Projects::view));
    }

    Uni<Page<ProjectView>> list(String account, int limit, String cursor) {
        String after = Pages.after(KIND, cursor);
        return Panache.withSession(() -> Project.<Project>find(
                        "account = ?1 and key > ?2 and deletedAt is null order by key", account, after)
                .range(0, limit)
                .list()
                .chain(projects -> page(account, limit, projects)));
    }

    Uni<Stored<ProjectView>> put(String account, String key, ProjectBody body) {
        List<String> people =
                body.maintainers().stream().map(MaintainerBody::person).toList();
        return firstSight.people(account, people).chain(() -> write(account, key, body));
    }

    /** Clears what is set. Its issues stay, and name it. */
    Uni<Void> delete(String account, String key) {
        return Panache.withTransaction(() -> locked(account, key)
                .invoke(project -> existing(project, key).clear(clock.instant()))
                .call(Projects::deleteMaintainers)
                .chain(project -> Preferred.forget(account, "project", key)));
    }

    private Uni<Stored<ProjectView>> write(String account, String key, ProjectBody body) {
        return Panache.withTransaction(() -> newRow.project(account, key)
                .chain(created -> locked(account, key).chain(project -> replace(project, body, created))));
    }

    private Uni<Stored<ProjectView>> replace(Project project, ProjectBody body, boolean created) {
        Instant now = clock.instant();
        project.createdAt = created ? now : project.createdAt;
        project.replace(body, now);
        List<Maintainer> maintainers = maintainers(project, body);
        return deleteMaintainers(project)
                .chain(() -> save(maintainers))
                .replaceWith(() -> new Stored<>(created, ProjectView.of(project, maintainers)));
    }

    private static List<Maintainer> maintainers(Project project, ProjectBody body) {
        List<Maintainer> maintainers = new ArrayList<>();
        for (MaintainerBody one : body.maintainers()) {
            Maintainer maintainer = new Maintainer();
            maintainer.account = project.account;
            maintainer.project = project.key;
            maintainer.person = one.person();
            maintainer.notify = one.isNotified();
            maintainer.position = maintainers.size();
            maintainers.add(maintainer);
        }
        return maintainers;
    }

    private static Uni<Void> save(List<Maintainer> maintainers) {
        return maintainers.isEmpty() ? Uni.createFrom().voidItem() : Maintainer.persist(maintainers);
    }

    private static Uni<Void> deleteMaintainers(Project project) {
        return Maintainer.delete("account = ?1 and project = ?2", project.account, project.key)
                .replaceWithVoid();
    }

    private static Uni<Project> locked(String account, String key) {
        return Project.findById(new AccountKey(account, key), LockModeType.PESSIMISTIC_WRITE);
    }

    private static Uni<ProjectView> view(Project project) {
        return Maintainer.<Maintainer>list(
                        "account = ?1 and project = ?2 order by position", project.account, project.key)
                .map(maintainers -> ProjectView.of(project, maintainers));
    }

    private static Uni<Page<ProjectView>> page(String account, int limit, List<Project> projects) {
        List<String> keys = projects.stream().map(project -> project.key).toList();
        return Maintainer.<Maintainer>list("account = ?1 and project in ?2 order by position", account, keys)
                .map(maintainers -> maintainers.stream().collect(groupingBy(one -> one.project)))
                .map(maintainers -> page(limit, projects, maintainers));
    }

    private static Page<ProjectView> page(
            int limit, List<Project> projects, Map<String, List<Maintainer>> maintainers) {
        return Pages.page(
                projects,
                limit,
                project -> ProjectView.of(project, maintainers.getOrDefault(project.key, List.of())),
                project -> Cursor.of(KIND, project.key));
    }

    private static Project existing(Project project, String key) {
        if (project == null || project.deletedAt != null) {
            throw new ProblemException(Problem.notFound("There is no project " + key + "."));
        }
        return project;
    }
}
