package dev.smoothevents.inbox.notification;

import dev.smoothevents.http.Problem;
import dev.smoothevents.http.ProblemException;
import dev.smoothevents.http.Violations;
import dev.smoothevents.issue.Accounts;
import dev.smoothevents.issue.Directory;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** See {@link KnownPerson}. */
class PersonFilter {

    private final Directory directory;

    PersonFilter(Directory directory) {
        this.directory = directory;
    }

    @KnownPerson
    @ServerRequestFilter
    public Uni<Response> check(ContainerRequestContext request) {
        String key = request.getUriInfo().getPathParameters().getFirst("key");
        new Violations().key("key", key, true).throwIfAny();
        return directory
                .person(Accounts.DEFAULT, key)
                .onItem()
                .ifNull()
                .failWith(() -> noSuchPerson(key))
                .onItem()
                .transform(found -> null);
    }

    static ProblemException noSuchPerson(String key) {
        return new ProblemException(Problem.notFound("There is no person " + key));
    }
}
