package org.chatsystem.web.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** {@code /docs}: the contract with clients, for people and for tools. */
final class DocumentResource {
  private static final String YAML = "application/yaml";

  void addTo(RoutesConfig routes) {
    routes.get("/docs", ctx -> answer(ctx, "index.html", "text/html"));
    routes.get("/docs/openapi.yaml", ctx -> answer(ctx, "openapi.yaml", YAML));
    routes.get("/docs/asyncapi.yaml", ctx -> answer(ctx, "asyncapi.yaml", YAML));
  }

  private static void answer(Context ctx, String name, String mediaType) {
    try (InputStream document = DocumentResource.class.getResourceAsStream("/docs/" + name)) {
      ctx.contentType(mediaType).result(document.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
