package org.chatsystem.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** The two documents that the server serves, as something to hold it against. */
final class ApiDocuments {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OPENAPI_REF = "openapi.yaml#/";

  private final JsonNode openapi = read("openapi.yaml");
  private final JsonNode asyncapi = read("asyncapi.yaml");

  /** Such as {@code get /api/me}. */
  Set<String> routes() {
    var routes = new TreeSet<String>();
    openapi
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method -> {
                          if (List.of("get", "post", "put", "patch", "delete").contains(method)) {
                            routes.add(method.toLowerCase(Locale.ROOT) + " " + path.getKey());
                          }
                        }));
    return routes;
  }

  Set<String> errorCodes() {
    return texts(openapi.at("/components/schemas/ErrorCode/enum"));
  }

  Set<Integer> closeCodes() {
    var codes = new TreeSet<Integer>();
    asyncapi
        .at("/channels/chat/x-close-codes")
        .forEach(each -> codes.add(each.path("code").intValue()));
    return codes;
  }

  /** The types of frames that the server reads. */
  Set<String> readTypes() {
    var types = new TreeSet<String>();
    received().forEach(ref -> types.add(typeOf(ref)));
    return types;
  }

  /** The types of frames that the server sends, by itself or as an answer. */
  Set<String> sentTypes() {
    var types = new TreeSet<String>();
    sent().forEach(ref -> types.add(typeOf(ref)));
    return types;
  }

  /** What is wrong with this frame by the document; nothing, if all is as written there. */
  Set<String> faultsOfSentFrame(byte[] frame) throws IOException {
    JsonNode node = JSON.readTree(frame);
    String type = node.path("type").textValue();
    JsonNode schema = schemaOfSent(type);
    var faults = new TreeSet<String>();
    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(schema)
        .validate(node)
        .forEach(message -> faults.add(type + ": " + message.getMessage()));
    Set<String> documented = propertiesOf(schema);
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!documented.contains(name)) {
                faults.add(type + ": " + name + " is not documented");
              }
            });
    return faults;
  }

  private JsonNode schemaOfSent(String type) {
    return sent().stream()
        .filter(ref -> typeOf(ref).equals(type))
        .findFirst()
        .map(ref -> standAlone(resolve(ref).path("payload")))
        .orElseThrow(() -> new AssertionError("no frame of type " + type + " is documented"));
  }

  private Set<String> received() {
    var refs = new TreeSet<String>();
    for (JsonNode operation : asyncapi.path("operations")) {
      if (operation.path("action").textValue().equals("receive")) {
        operation.path("messages").forEach(message -> refs.add(message.path("$ref").textValue()));
      }
    }
    return refs;
  }

  private Set<String> sent() {
    var refs = new TreeSet<String>();
    for (JsonNode operation : asyncapi.path("operations")) {
      if (operation.path("action").textValue().equals("send")) {
        operation.path("messages").forEach(message -> refs.add(message.path("$ref").textValue()));
      }
      operation
          .at("/reply/messages")
          .forEach(message -> refs.add(message.path("$ref").textValue()));
    }
    return refs;
  }

  /**
   * A schema with all components of both documents beside it, so that every reference is a local
   * one.
   */
  private JsonNode standAlone(JsonNode payload) {
    ObjectNode components = JSON.createObjectNode();
    components.setAll((ObjectNode) openapi.at("/components/schemas"));
    components.setAll((ObjectNode) asyncapi.at("/components/schemas"));
    ObjectNode schema = ((ObjectNode) follow(payload)).deepCopy();
    schema.putObject("components").set("schemas", components);
    try {
      return JSON.readTree(schema.toString().replace(OPENAPI_REF, "#/"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Set<String> propertiesOf(JsonNode schema) {
    var names = new TreeSet<String>();
    schema.path("properties").fieldNames().forEachRemaining(names::add);
    schema.path("allOf").forEach(part -> names.addAll(propertiesOf(follow(part))));
    return names;
  }

  private String typeOf(String messageRef) {
    JsonNode schema = standAlone(resolve(messageRef).path("payload"));
    JsonNode constant = schema.at("/properties/type/const");
    for (JsonNode part : schema.path("allOf")) {
      constant = constant.isMissingNode() ? follow(part).at("/properties/type/const") : constant;
    }
    return constant.textValue();
  }

  private JsonNode follow(JsonNode node) {
    JsonNode current = node;
    while (current.has("$ref")) {
      current = resolve(current.path("$ref").textValue());
    }
    return current;
  }

  private JsonNode resolve(String ref) {
    JsonNode document = ref.startsWith(OPENAPI_REF) ? openapi : asyncapi;
    JsonNode found = document.at(ref.substring(ref.indexOf("#/") + 1));
    JsonNode elsewhere =
        found.isMissingNode() ? openapi.at(ref.substring(ref.indexOf("#/") + 1)) : found;
    return elsewhere.has("$ref") ? resolve(elsewhere.path("$ref").textValue()) : elsewhere;
  }

  private static Set<String> texts(JsonNode array) {
    var texts = new TreeSet<String>();
    StreamSupport.stream(array.spliterator(), false).map(JsonNode::textValue).forEach(texts::add);
    return texts;
  }

  private static JsonNode read(String name) {
    try (InputStream in = ApiDocuments.class.getResourceAsStream("/docs/" + name)) {
      return new YAMLMapper().readTree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
