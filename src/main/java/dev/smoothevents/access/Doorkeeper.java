package dev.smoothevents.access;

import dev.smoothevents.http.Problem;
import dev.smoothevents.http.ProblemSender;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Turns away who does not show the key, before anything else is looked at, the body above all. */
@Singleton
final class Doorkeeper {

    /** Before the body is read. */
    private static final int ORDER = -20;

    private final AccessRule rule;
    private final ProblemSender problems;

    Doorkeeper(AccessConfig config, ProblemSender problems) {
        AccessKey key = config.key().map(AccessKey::new).orElse(null);
        this.rule = new AccessRule(shown -> config.open() || key != null && key.opensFor(shown));
        this.problems = problems;
    }

    void install(@Observes Router router) {
        router.route().order(ORDER).handler(this::check);
    }

    private void check(RoutingContext context) {
        // the path that resources are matched with, not the one that was sent
        if (rule.admits(context.normalizedPath(), context.request().getHeader(HttpHeaders.AUTHORIZATION))) {
            context.next();
        } else {
            context.response().putHeader("WWW-Authenticate", "Bearer");
            problems.send(context, Problem.unauthorized());
        }
    }
}
