package dev.refit.ingest;

import dev.refit.stage.testing.BrokerResource;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;

/** A client that has the token. */
final class Client {
    private Client() {}

    static RequestSpecification given() {
        return RestAssured.given().header("Authorization", "Bearer " + BrokerResource.TOKEN);
    }
}
