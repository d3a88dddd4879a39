package org.chatsystem.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;

/** What an HTTP request was answered. */
record Answer(String request, HttpResponse<String> response) {

  int status() {
    return response.statusCode();
  }

  String text() {
    return response.body();
  }

  /** A header, empty if there is none. */
  String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /** The body, as JSON. */
  JsonNode json() {
    return Json.read(text());
  }

  /** A string from the body. */
  String text(String field) {
    return json().path(field).asText();
  }

  /** Goes on only with this status. */
  Answer expect(int status) {
    assertThat(status()).as("%s answered %s", request, text()).isEqualTo(status);
    return this;
  }

  /** A problem document with this status and code, and nothing about the inside in it. */
  Answer expectProblem(int status, String code) {
    expect(status);
    assertThat(header("Content-Type")).as(request).startsWith("application/problem+json");
    assertThat(text("code")).as("%s answered %s", request, text()).isEqualTo(code);
    assertThat(json().path("status").asInt()).isEqualTo(status);
    assertThat(json().path("title").asText()).isNotEmpty();
    assertThat(json().path("temporary").isBoolean()).isTrue();
    assertThat(text("correlationId")).isNotEmpty().isEqualTo(header("X-Request-Id"));
    Json.assertTellsNothingOfTheInside(text());
    return this;
  }
}
