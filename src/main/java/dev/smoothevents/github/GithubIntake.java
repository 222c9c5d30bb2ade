package dev.smoothevents.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.smoothevents.event.EventRecorder;
import dev.smoothevents.event.NewEvent;
import dev.smoothevents.event.Recorded;
import dev.smoothevents.event.Recording;
import dev.smoothevents.http.Problem;
import dev.smoothevents.http.ProblemException;
import dev.smoothevents.http.Violation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/** From a delivery to its events: verify, read, map, record. A delivery is recorded once, however often it comes. */
@ApplicationScoped
class GithubIntake {

    static final String SOURCE = "github";
    static final String ACCOUNT = "default";
    static final String PING = "ping";

    private static final Logger LOG = Logger.getLogger(GithubIntake.class);

    private final GithubSignature signature;
    private final GithubMapper mapper;
    private final Clock clock;
    private final Function<List<Recording>, Uni<List<Recorded>>> recorder;

    @Inject
    GithubIntake(GithubConfig config, Clock clock, EventRecorder recorder) {
        this(config, clock, recorder::record);
    }

    GithubIntake(GithubConfig config, Clock clock, Function<List<Recording>, Uni<List<Recorded>>> recorder) {
        signature = config.webhookSecret()
                .filter(secret -> !secret.isBlank())
                .map(GithubSignature::new)
                .orElse(null);
        mapper = new GithubMapper(clock, config.pullRequestComments());
        this.clock = clock;
        this.recorder = recorder;
    }

    /** @throws ProblemException where the delivery is refused; nothing is written then */
    Uni<WebhookAnswer> receive(WebhookRequest request) {
        if (signature == null) {
            throw Refusals.notConfigured();
        }
        if (!signature.signs(request.body(), request.signature())) {
            throw Refusals.unsigned(request.signature() != null);
        }
        request.checkHeaders();
        JsonNode payload = WebhookBody.read(request.contentType(), request.body());
        if (request.event().equals(PING)) {
            return Uni.createFrom().item(WebhookAnswer.PONG);
        }
        Mapping mapping = mapper.map(request.event(), payload);
        return mapping.ignored() == null
                ? record(request.delivery(), mapping.events(), payload)
                : Uni.createFrom().item(WebhookAnswer.ignored(mapping.ignored()));
    }

    private Uni<WebhookAnswer> record(String delivery, List<NewEvent> events, JsonNode payload) {
        List<Recording> recordings = IntStream.range(0, events.size())
                .mapToObj(index -> recording(delivery, index, events.get(index), payload))
                .toList();
        return recorder.apply(recordings).map(answers -> answer(delivery, answers));
    }

    private Recording recording(String delivery, int index, NewEvent event, JsonNode payload) {
        String once = delivery + ":" + index;
        return new Recording(
                ACCOUNT, event, SOURCE, delivery, null, once, IssueHints.of(payload, event.issue(), clock.instant()));
    }

    private static WebhookAnswer answer(String delivery, List<Recorded> answers) {
        answers.stream()
                .map(Recorded::problem)
                .filter(problem -> problem != null)
                .forEach(problem -> refused(delivery, problem));
        List<Recorded> written =
                answers.stream().filter(answer -> answer.problem() == null).toList();
        return written.isEmpty()
                ? WebhookAnswer.ignored(answers.get(0).problem().detail())
                : WebhookAnswer.recorded(written);
    }

    /**
     * An event that is not acceptable will not be so the next time, so it is logged (without what the payload says) and
     * the delivery answered. Where the trouble passes, the delivery fails, so that it can be sent again.
     */
    private static void refused(String delivery, Problem problem) {
        if (passes(problem.status())) {
            throw new ProblemException(problem);
        }
        List<String> fields =
                problem.violations().stream().map(Violation::field).toList();
        LOG.warnf("An event of GitHub's delivery %s is not acceptable: %s %s", delivery, problem.type(), fields);
    }

    private static boolean passes(int status) {
        return status >= 500 || status == 409 || status == 429;
    }
}
