package dev.smoothevents.console;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.smoothevents.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class FirstPageTest {

    @Test
    void itIsAtTheRoot() {
        when().get("/").then().statusCode(200).contentType("text/html").body(containsString("Smooth Events"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/inbox.html"})
    void everythingThatPagesNeedComesFromHere(String path) {
        String page = when().get(path).asString();
        Pattern.compile("(?:src|href)=\"(console/[^\"]+)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .forEach(file -> when().get("/" + file).then().statusCode(200));
        assertThat(outside(page)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/inbox.html"})
    void theirPolicyLeavesNoRoomForInlineCode(String path) {
        String page = when().get(path).asString();
        assertThat(page).contains("script-src 'self'").doesNotContainPattern("\\son[a-z]+=|style=|<style|<script>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"feed.js", "event.js", "api.js", "inbox.js"})
    void whatComesFromOutsideNeverBecomesMarkup(String script) {
        assertThat(when().get("/console/" + script).asString())
                .isNotEmpty()
                .doesNotContainPattern("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|eval\\(");
    }

    private static List<String> outside(String page) {
        return Pattern.compile("(?:src|href)=\"https?://[^\"]*\"")
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
