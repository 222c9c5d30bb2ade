package dev.smoothevents.issue;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.smoothevents.http.Violations;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A project as a caller writes it. What an answer has beyond this is ignored, so that an answer can be sent back changed. */
@RegisterForReflection
@JsonIgnoreProperties({"key", "createdAt", "updatedAt"})
record ProjectBody(String name, List<MaintainerBody> maintainers, SlackSettings slack, LinearTeam linear) {

    static final ProjectBody EMPTY = new ProjectBody(null, null, null, null);
    private static final int MAX_MAINTAINERS = 100;

    @Override
    public List<MaintainerBody> maintainers() {
        return maintainers == null ? List.of() : maintainers;
    }

    void check() {
        Violations violations = new Violations().text("name", name, 1_000);
        if (slack != null) {
            violations.text("slack.channel", slack.channel(), 200).secureUrl("slack.webhookUrl", slack.webhookUrl());
        }
        if (linear != null) {
            violations.text("linear.teamId", linear.teamId(), 200);
        }
        checkMaintainers(violations);
        violations.throwIfAny();
    }

    private void checkMaintainers(Violations violations) {
        if (maintainers().size() > MAX_MAINTAINERS) {
            violations.add("maintainers", "must be at most " + MAX_MAINTAINERS);
            return;
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < maintainers().size(); i++) {
            String field = "maintainers[" + i + "]";
            MaintainerBody maintainer = maintainers().get(i);
            if (maintainer == null) {
                violations.add(field, "must be an object");
            } else if (maintainer.person() != null && !seen.add(maintainer.person())) {
                violations.add(field + ".person", "is named twice");
            } else {
                violations.key(field + ".person", maintainer.person(), true);
            }
        }
    }
}
