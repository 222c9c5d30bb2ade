package dev.smoothevents.inbox;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.lessThan;

import io.restassured.response.ValidatableResponse;

/** The service over HTTP; paths are encoded already, and in JSON single quotes stand for double ones. */
public final class Service {

    private Service() {}

    public static ValidatableResponse put(String path, String body) {
        return given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body(body.replace('\'', '"'))
                .put("/v1/" + path)
                .then();
    }

    public static void must(String path, String body) {
        put(path, body).statusCode(lessThan(300));
    }

    public static void must(String path) {
        given().urlEncodingEnabled(false).put("/v1/" + path).then().statusCode(lessThan(300));
    }

    public static ValidatableResponse get(String path) {
        return given().urlEncodingEnabled(false).get("/v1/" + path).then();
    }

    public static ValidatableResponse delete(String path) {
        return given().urlEncodingEnabled(false).delete("/v1/" + path).then();
    }

    /** Records an event by octocat, and answers its id. */
    public static String post(String issue, String action, String more) {
        String project = issue.substring(0, issue.indexOf('#'));
        String body = "{'issue':'" + issue + "','project':'" + project + "','action':'" + action + "','actor':'octocat'"
                + (more.isEmpty() ? "" : "," + more) + "}";
        return given().contentType("application/json")
                .body(body.replace('\'', '"'))
                .post("/v1/events")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
