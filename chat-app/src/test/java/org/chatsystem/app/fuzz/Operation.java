package org.chatsystem.app.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.Yaml;

/**
 * Something that the API document offers.
 *
 * @param query the names of its parameters in the query
 * @param fields the names of the fields of its body
 */
record Operation(String method, String path, List<String> query, List<String> fields) {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  @Override
  public String toString() {
    return method + " " + path;
  }

  /** All of them, in their order. */
  static List<Operation> documented() {
    try (InputStream document = Operation.class.getResourceAsStream("/docs/openapi.yaml")) {
      Map<String, Object> root = new Yaml().load(document);
      var all = new ArrayList<Operation>();
      object(root, "paths")
          .forEach(
              (path, methods) ->
                  object(methods)
                      .forEach(
                          (method, operation) -> {
                            if (METHODS.contains(method)) {
                              all.add(read(root, method, path, object(operation)));
                            }
                          }));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Operation read(
      Map<String, Object> root, String method, String path, Map<String, Object> operation) {
    List<String> query =
        list(operation.get("parameters")).stream()
            .map(each -> resolved(root, object(each)))
            .filter(each -> "query".equals(each.get("in")))
            .map(each -> (String) each.get("name"))
            .toList();
    Map<String, Object> body = resolved(root, object(operation, "requestBody"));
    var fields = new ArrayList<String>();
    object(body, "content")
        .values()
        .forEach(
            media -> {
              Map<String, Object> schema = resolved(root, object(object(media), "schema"));
              fields.addAll(object(schema, "properties").keySet());
            });
    return new Operation(method.toUpperCase(Locale.ROOT), path, query, List.copyOf(fields));
  }

  /** What a reference points to. */
  private static Map<String, Object> resolved(Map<String, Object> root, Map<String, Object> it) {
    if (!(it.get("$ref") instanceof String reference)) {
      return it;
    }
    Map<String, Object> found = root;
    for (String step : reference.substring(2).split("/", -1)) {
      found = object(found, step);
    }
    return resolved(root, found);
  }

  private static Map<String, Object> object(Map<String, Object> parent, String name) {
    return object(parent.get(name));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Object value) {
    return value instanceof Map ? (Map<String, Object>) value : Map.of();
  }

  private static List<?> list(Object value) {
    return value instanceof List<?> all ? all : List.of();
  }
}
