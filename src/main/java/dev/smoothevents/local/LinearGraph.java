package dev.smoothevents.local;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.TypeRuntimeWiring;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Linear's queries find in the {@link LinearStore}, and which of its desks does a mutation. */
final class LinearGraph {

    /** Where in the context of a request the names of the mutations are gathered that were done. */
    static final String DONE = "done";

    private final LinearStore store;
    private final LinearTies ties;

    LinearGraph(LinearStore store) {
        this.store = store;
        this.ties = new LinearTies(store);
    }

    RuntimeWiring wiring() {
        return RuntimeWiring.newRuntimeWiring()
                .scalar(LinearScalars.DATE_TIME)
                .scalar(LinearScalars.TIMELESS_DATE)
                .scalar(LinearScalars.JSON_OBJECT)
                .type("Query", type -> with(type, queries()))
                .type("Mutation", type -> with(type, mutations()))
                .type("Issue", type -> with(type, ties.ofIssue()))
                .type("Team", type -> with(type, Map.of("states", this::statesOfTeam)))
                .build();
    }

    private static TypeRuntimeWiring.Builder with(TypeRuntimeWiring.Builder type, Map<String, DataFetcher<?>> fields) {
        fields.forEach(type::dataFetcher);
        return type;
    }

    private Map<String, DataFetcher<?>> queries() {
        return Map.of(
                "viewer", call -> store.userWithEmail("smooth-events@example.com"),
                "issue", call -> store.issue(LinearCall.id(call)),
                "comment", call -> store.get("Comment", LinearCall.id(call)),
                "team", call -> store.team(LinearCall.id(call)),
                "issueLabels",
                        call -> LinearCall.connection(store.all("IssueLabel").values(), call),
                "workflowStates", call -> LinearCall.connection(states(call), call),
                "users", call -> LinearCall.connection(users(call), call));
    }

    private Map<String, DataFetcher<?>> mutations() {
        Map<String, DataFetcher<?>> all = new HashMap<>(new LinearIssueDesk(store).mutations());
        all.putAll(new LinearCommentDesk(store).mutations());
        all.putAll(ties.mutations());
        all.replaceAll((name, mutation) -> call -> noted(name, mutation, call));
        return all;
    }

    private static Object noted(String name, DataFetcher<?> mutation, DataFetchingEnvironment call) throws Exception {
        Object payload = mutation.get(call);
        List<String> done = call.getGraphQlContext().get(DONE);
        done.add(name);
        return payload;
    }

    private Object statesOfTeam(DataFetchingEnvironment call) {
        Map<String, Object> team = call.getSource();
        return LinearCall.connection(store.states(team.get("id").toString()), call);
    }

    private Collection<Map<String, Object>> states(DataFetchingEnvironment call) {
        return store.states(asked(call, "team", "id").orElse("LOC"));
    }

    private Collection<Map<String, Object>> users(DataFetchingEnvironment call) {
        asked(call, "email").filter(email -> !email.contains("missing")).ifPresent(store::userWithEmail);
        return store.all("User").values();
    }

    /** The value that a filter wants a field to equal, if it does. */
    private static Optional<String> asked(DataFetchingEnvironment call, String... path) {
        Object rule = call.getArgument("filter");
        for (String field : path) {
            rule = rule instanceof Map<?, ?> fields ? fields.get(field) : null;
        }
        if (!(rule instanceof Map<?, ?> comparator)) {
            return Optional.empty();
        }
        Object wanted = comparator.get("eq") != null ? comparator.get("eq") : comparator.get("eqIgnoreCase");
        return Optional.ofNullable((String) wanted);
    }
}
