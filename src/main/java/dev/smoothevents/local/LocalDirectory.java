package dev.smoothevents.local;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A project, an issue and three people to try things with in development, so that the first event that anybody POSTs has somebody to be
 * told to. Only on the local stack, and only where nothing of the same key is there.
 */
@IfBuildProfile("dev")
@ApplicationScoped
class LocalDirectory {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final List<String> ROWS = List.of("""
            INSERT INTO people (account, key, name, email)
            VALUES ('default', 'octocat', 'The Octocat', 'octocat@example.com'),
                   ('default', 'monalisa', 'Mona Lisa', 'monalisa@example.com'),
                   ('default', 'hubot', 'Hubot', 'hubot@example.com')
            ON CONFLICT DO NOTHING""", """
            INSERT INTO projects (account, key, name, slack_channel, linear_team_id)
            VALUES ('default', 'acme/web', 'Web', '#web', '5c9a3f0e-1d2b-4c8e-9f60-7a1b2c3d4e5f')
            ON CONFLICT DO NOTHING""", """
            INSERT INTO issues (account, id, key, project, title, url, creator, linear_issue_id)
            VALUES ('default', gen_random_uuid(), 'acme/web#42', 'acme/web', 'Login is slow', 'https://example.com/acme/web/42',
                    'monalisa', '0b7c6a52-94d1-4e3f-8a2b-6d5e4f3c2b1a')
            ON CONFLICT DO NOTHING""");

    void fill(
            @Observes StartupEvent start,
            Pool pool,
            @ConfigProperty(name = LocalStack.URL, defaultValue = "") String localStack) {
        if (!localStack.isBlank()) {
            ROWS.forEach(rows -> pool.query(rows).execute().await().atMost(PATIENCE));
        }
    }
}
