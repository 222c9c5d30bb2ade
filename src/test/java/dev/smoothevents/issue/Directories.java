package dev.smoothevents.issue;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;

/** Speaks to the directory with paths that are encoded already. */
final class Directories {

    private Directories() {}

    static ValidatableResponse put(String path, String body) {
        return given().urlEncodingEnabled(false)
                .contentType(ContentType.JSON)
                .body(body)
                .when()
                .put(path)
                .then();
    }

    static ValidatableResponse put(String path) {
        return given().urlEncodingEnabled(false).when().put(path).then();
    }

    static ValidatableResponse get(String path) {
        return given().urlEncodingEnabled(false).when().get(path).then();
    }

    static ValidatableResponse delete(String path) {
        return given().urlEncodingEnabled(false).when().delete(path).then();
    }

    /** What is in the list at the path, from the first page to the last. */
    static <T> List<T> all(String path, String field) {
        List<T> found = new ArrayList<>();
        String next = null;
        do {
            JsonPath page = get(path + (next == null ? "" : "&cursor=" + next))
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            found.addAll(page.getList(field));
            next = page.getString("next");
        } while (next != null);
        return found;
    }
}
