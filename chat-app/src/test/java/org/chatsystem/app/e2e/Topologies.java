package org.chatsystem.app.e2e;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands the servers of each topology to a test class; they start once and end with the run. */
final class Topologies implements ClassTemplateInvocationContextProvider {
  private static final ExtensionContext.Namespace OURS =
      ExtensionContext.Namespace.create(Topologies.class);

  @Override
  public boolean supportsClassTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<Invocation> provideClassTemplateInvocationContexts(ExtensionContext context) {
    return Arrays.stream(Topology.values()).map(Invocation::new);
  }

  /** One run of the class. */
  record Invocation(Topology topology) implements ClassTemplateInvocationContext {
    @Override
    public String getDisplayName(int index) {
      return topology.toString();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(new Servers(topology));
    }
  }

  private record Servers(Topology topology) implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      Class<?> type = parameter.getParameter().getType();
      return type == Cluster.class || type == Topology.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      if (parameter.getParameter().getType() == Topology.class) {
        return topology;
      }
      // what is kept at the root is closed when everything has run
      return context
          .getRoot()
          .getStore(OURS)
          .computeIfAbsent(topology, each -> topology.start(Map.of()), Cluster.class);
    }
  }
}
