package dev.smoothevents.inbox.email;

import dev.smoothevents.http.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;

/**
 * Where the links in mails lead. Signed instead of authorized by a key: who has the mail may unsubscribe its recipient, and nothing else
 * (RFC 8058).
 */
@Path("/v1/email/unsubscribe/{token}")
@Tag(name = "E-mail", description = "Unsubscribing, and looking at mails before they are sent")
class UnsubscribeResource {

    private static final String ONE_CLICK = "One-Click";
    private static final String HTML = MediaType.TEXT_HTML + ";charset=utf-8";
    /** Nothing is loaded, nobody learns of the link, and only this page's own form can be sent. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'";

    private final UnsubscribeLinks links;
    private final Unsubscriber unsubscriber;
    private final EmailComposer composer;
    private final Clock clock;

    UnsubscribeResource(UnsubscribeLinks links, Unsubscriber unsubscriber, EmailComposer composer, Clock clock) {
        this.links = links;
        this.unsubscriber = unsubscriber;
        this.composer = composer;
        this.clock = clock;
    }

    @GET
    @Produces({MediaType.TEXT_HTML, Problem.MEDIA_TYPE})
    @Operation(
            operationId = "askToUnsubscribe",
            summary = "Show what an unsubscribe link would end",
            description = "Changes nothing, for mail programs and scanners follow links. The page has a button.")
    @APIResponse(responseCode = "200", description = "A page with a button")
    @APIResponse(responseCode = "404", description = "The link is not one of ours")
    @APIResponse(responseCode = "410", description = "The link has expired")
    public Uni<Response> ask(@PathParam("token") String token, @HeaderParam("Accept") String accept) {
        return with(token, accept, link -> Uni.createFrom().item(page(200, UnsubscribePage.question(link))));
    }

    @POST
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
    @Produces({MediaType.TEXT_HTML, Problem.MEDIA_TYPE})
    @Operation(
            operationId = "unsubscribe",
            summary = "Unsubscribe with one click",
            description = "RFC 8058: the form `List-Unsubscribe=One-Click`, no cookies, no redirect. Again is fine.")
    @APIResponse(responseCode = "200", description = "Unsubscribed, now or earlier")
    @APIResponse(responseCode = "400", description = "The form does not say `List-Unsubscribe=One-Click`")
    @APIResponse(responseCode = "404", description = "The link is not one of ours")
    @APIResponse(responseCode = "410", description = "The link has expired")
    public Uni<Response> unsubscribe(
            @PathParam("token") String token,
            @RestForm("List-Unsubscribe") String said,
            @HeaderParam("Accept") String accept) {
        if (!ONE_CLICK.equals(said)) {
            return Uni.createFrom()
                    .item(problem(Problem.malformed("Send the form List-Unsubscribe=One-Click (RFC 8058).")));
        }
        return with(token, accept, link -> end(link).map(done -> page(200, UnsubscribePage.done(link))));
    }

    private Uni<Void> end(UnsubscribeLink link) {
        return switch (link.scope()) {
            case ISSUE -> unsubscriber.fromIssue(link.account(), link.person(), UUID.fromString(link.subject()));
            case ACTION -> unsubscriber.fromAction(link.account(), link.person(), link.subject());
            case ALL -> unsubscriber.fromAll(link.account(), link.person());
        };
    }

    private Uni<Response> with(String token, String accept, Function<UnsubscribeLink, Uni<Response>> answer) {
        UnsubscribeLink link = links.read(token).orElse(null);
        if (link == null) {
            return refused(accept, 404, UnsubscribePage.unknown(), "link-not-valid");
        }
        if (clock.instant().isAfter(link.expires())) {
            return refused(accept, 410, UnsubscribePage.expired(), "link-expired");
        }
        return answer.apply(link);
    }

    /** A page for who looks at it, a problem for programs. */
    private Uni<Response> refused(String accept, int status, UnsubscribePage page, String name) {
        boolean reader = accept != null && accept.contains(MediaType.TEXT_HTML);
        return Uni.createFrom()
                .item(reader ? page(status, page) : problem(Problem.of(status, name, page.title(), page.text())));
    }

    private Response page(int status, UnsubscribePage page) {
        return Response.status(status)
                .type(HTML)
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex")
                .entity(composer.page(page))
                .build();
    }

    private static Response problem(Problem problem) {
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .build();
    }
}
